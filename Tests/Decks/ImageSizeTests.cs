using System.Text;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Tests.Decks;

public sealed class ImageSizeTests
{
    [Theory]
    [InlineData(".png", "89504E470D0A1A0A0000000D494844520000000600000004", 6, 4)]
    [InlineData(".jpg", "FFD8FFE000104A46494600010100000100010000FFC0000B0800040006010111000000", 6, 4)]
    [InlineData(".webp", "524946461A000000574542505650384C0D0000002F05C00000000000000000000000", 6, 4)]
    [InlineData(".webp", "524946461A00000057454250565038580A00000000000000050000030000", 6, 4)]
    [InlineData(".webp", "524946461A0000005745425056503820100000003001009D012A06000400", 6, 4)]
    public void The_header_says_the_size(string extension, string hex, int width, int height) =>
        Assert.Equal((width, height), ImageSize.Read(Convert.FromHexString(hex), extension));

    [Theory]
    [InlineData("<svg viewBox=\"0 0 6 4\"/>")]
    [InlineData("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1,-2,6.2,3.9\">")]
    [InlineData("<svg width=\"6\" height=\"4px\">")]
    public void An_svg_says_its_size(string svg) => Assert.Equal((6, 4), ImageSize.Read(Encoding.UTF8.GetBytes(svg), ".svg"));

    [Theory]
    [InlineData(".png", "")]
    [InlineData(".png", "89504E47")]
    [InlineData(".png", "89504E470D0A1A0A0000000D494844520000000000000004")]
    [InlineData(".png", "FFD8FFE000104A46494600010100000100010000FFC0000B0800040006010111000000")]
    [InlineData(".jpg", "FFD8FFE00000")]
    [InlineData(".jpg", "FFD8FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData(".webp", "524946461A000000574542505650384C")]
    [InlineData(".svg", "3C7376673E")]
    [InlineData(".gif", "474946383961060004")]
    public void What_has_no_size_is_no_image(string extension, string hex) => Assert.Null(ImageSize.Read(Convert.FromHexString(hex), extension));
}
