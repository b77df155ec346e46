using QuizHub.Site;

namespace QuizHub.Tests.Site;

public class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(103, "103")]
    [InlineData(123456, "123,456")]
    [InlineData(-2.5, "−2.5")]
    [InlineData(0.123456, "0.1235")]
    [InlineData(1234.5678, "1,235")]
    [InlineData(0.00012346, "0.0001235")]
    [InlineData(0.00000123, "1.23\u00a0×\u00a010⁻⁶")]
    [InlineData(-12345678, "−1.235\u00a0×\u00a010⁷")]
    [InlineData(9999999.9, "1\u00a0×\u00a010⁷")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Numbers_show_few_digits_in_both_languages_alike(double value, string text)
    {
        Assert.Equal(text, Numbers.Number(value, Language.En));
        Assert.Equal(text, Numbers.Number(value, Language.Zh));
    }

    [Fact]
    public void What_is_no_number_says_so()
    {
        Assert.Equal("not a number (NaN)", Numbers.Number(double.NaN, Language.En));
        Assert.Equal("非数（NaN）", Numbers.Number(double.NaN, Language.Zh));
    }

    [Fact]
    public void Percentages_take_a_space_in_English_only()
    {
        Assert.Equal("67\u00a0%", Numbers.Percent(2 / 3.0, Language.En));
        Assert.Equal("67%", Numbers.Percent(2 / 3.0, Language.Zh));
    }

    [Fact]
    public void Dates_are_written_as_they_are_read()
    {
        Assert.Equal("3 October 2026", Numbers.Date(new DateOnly(2026, 10, 3), Language.En));
        Assert.Equal("2026年10月3日", Numbers.Date(new DateOnly(2026, 10, 3), Language.Zh));
        Assert.Equal("3 October 2026, 09:05", Numbers.DateAndTime(new DateTimeOffset(2026, 10, 3, 9, 5, 0, TimeSpan.FromHours(8)), Language.En));
    }
}
