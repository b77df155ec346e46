using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("+0.5", 0.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("−3", -3)]
    [InlineData("－３．５", -3.5)]
    [InlineData("1e-6", 1e-6)]
    [InlineData("1.5E3", 1500)]
    [InlineData("3/4", 0.75)]
    [InlineData("３／４", 0.75)]
    [InlineData("-1 / 3", -1.0 / 3)]
    [InlineData("1e3/2e3", 0.5)]
    public void Numbers_are_read_as_people_type_them(string typed, double value) =>
        Assert.Equal(new NumberReading.Read(value), NumberReader.Read(typed));

    [Theory]
    [InlineData("1,5")]
    [InlineData("1，000")]
    [InlineData("1、5")]
    [InlineData("a,b")]
    public void A_comma_is_refused_with_a_hint_of_its_own(string typed) => Assert.IsType<NumberReading.HasComma>(NumberReader.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("five")]
    [InlineData("5 MB")]
    [InlineData("5%")]
    [InlineData("1 000")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1/0")]
    [InlineData("0/0")]
    [InlineData("1/2/3")]
    [InlineData("--1")]
    [InlineData("10²")]
    [InlineData("½")]
    [InlineData("٣")]
    public void Everything_else_is_no_number(string typed) => Assert.IsType<NumberReading.NotANumber>(NumberReader.Read(typed));

    [Fact]
    public void No_length_of_text_takes_long() => Assert.IsType<NumberReading.NotANumber>(NumberReader.Read(new string('1', 1_000_000)));
}
