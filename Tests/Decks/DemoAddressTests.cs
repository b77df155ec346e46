using Microsoft.Extensions.Primitives;
using QuizHub.Demos;
using QuizHub.Server.Decks.Pages;
using QuizHub.Tests.Demos.Components;

namespace QuizHub.Tests.Decks;

public sealed class DemoAddressTests
{
    private static readonly Dictionary<string, string> Own = new() { ["momentum"] = "0.5" };

    [Fact]
    public void Without_a_query_the_question_s_own_settings_hold()
    {
        var address = Read();
        Assert.Equal(("0.5", "100", 1), (address.Settings["momentum"].GetRawText(), address.Settings["steps"].GetRawText(), address.Seed));
        Assert.Empty(address.Problems);
        Assert.False(address.StartAtOnce);
    }

    [Fact]
    public void What_a_query_names_differs_from_the_demo_s_defaults()
    {
        var address = Read(("steps", "200"), ("seed", "12"), ("run", "1"));
        Assert.Equal(("0.9", "200", 12), (address.Settings["momentum"].GetRawText(), address.Settings["steps"].GetRawText(), address.Seed));
        Assert.True(address.StartAtOnce);
    }

    [Fact]
    public void The_address_of_a_run_restores_it()
    {
        var settings = SettingValues.Parse(Samples.EverySetting, new Dictionary<string, string>
        {
            ["rate"] = "0.5",
            ["methods"] = "rms,adam",
            ["matrix"] = "1 -2.5;0 4",
            ["shape"] = "4x5x6",
            ["sequence"] = "0 0.5 1",
            ["nesterov"] = "true",
        }).Values;
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(RunAddress.Query(Samples.EverySetting, settings, 99));
        var address = DemoAddress.Read(Samples.EverySetting, Own, query);
        Assert.Empty(address.Problems);
        Assert.Equal(99, address.Seed);
        Assert.Equal(SettingValues.ToCanonicalJson(settings), SettingValues.ToCanonicalJson(address.Settings));
    }

    [Theory]
    [InlineData("momentum", "5")]
    [InlineData("typo", "1")]
    [InlineData("seed", "-1")]
    [InlineData("seed", "2147483648")]
    public void What_is_wrong_is_reported_replaced_by_its_default_and_starts_nothing(string name, string value)
    {
        var address = Read((name, value), ("run", "1"));
        Assert.Equal(name, Assert.Single(address.Problems).Name);
        Assert.Equal(("0.9", 1), (name == "seed" ? "0.9" : address.Settings["momentum"].GetRawText(), address.Seed));
        Assert.False(address.StartAtOnce);
    }

    [Fact]
    public void A_demo_without_chance_has_no_seed_to_get_wrong()
    {
        var address = DemoAddress.Read(Samples.Descent with { UsesSeed = false }, Own, [new("seed", new StringValues("x"))]);
        Assert.Empty(address.Problems);
    }

    private static DemoAddress Read(params (string Name, string Value)[] query) =>
        DemoAddress.Read(Samples.Descent, Own, query.Select(pair => KeyValuePair.Create(pair.Name, new StringValues(pair.Value))));
}
