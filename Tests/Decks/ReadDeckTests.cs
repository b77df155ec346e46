using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;

namespace QuizHub.Tests.Decks;

/// <summary>What is read of a sound deck.</summary>
public sealed class ReadDeckTests
{
    private static readonly Question Sgd = new DeckFixture().Read().Deck!.FindQuestion("sgd")!;

    [Fact]
    public void Words_stand_in_both_languages()
    {
        Assert.Equal(["en", "zh"], Sgd.Texts.Keys);
        var (en, zh) = (Sgd.In("en"), Sgd.In("zh"));
        Assert.Equal("A cheap, noisy, unbiased step. [@polyak]", en.ThirtySeconds);
        Assert.Equal("单步便宜、有噪声、无偏。[@polyak]", zh.ThirtySeconds);
        Assert.Equal(new("Momentum removes\nthe gradient noise.", "At the same rate it raises the noise floor."), en.Pitfalls[0]);
        Assert.Equal(new("噪声有害。", "它有助于离开鞍点。"), zh.Pitfalls[1]);
        Assert.Equal(new("well-conditioned", "什么时候需要更多步？", "在条件数很小的问题上。", "effective-rate"), zh.FollowUps.Single());
        Assert.True(zh.KeyPoints[0].Indispensable);
        Assert.Equal(["有效学习率", "等比"], zh.KeyPoints[1].MatchTerms);
        Assert.Equal(new("At condition number 50 momentum needs at most half the updates.", "It fails below 20."), en.Claims["momentum-wins"]);
    }

    [Fact]
    public void An_explanation_keeps_its_blocks() => Assert.Equal(
        """
        The update is $\theta \leftarrow \theta - \eta g$.

        $$
        v \leftarrow \beta v + g
        $$

        ### A part of it

        | a | b |
        |---|--:|
        | 1 | 2 |
        """,
        Sgd.In("en").Explanation);

    [Fact]
    public void What_has_no_language_comes_from_the_source()
    {
        Assert.Equal((2, "sgd-variants", "50"), (Sgd.Level, Sgd.Demo!.Name, Sgd.Demo.Settings["conditionNumber"]));
        var claim = Assert.Single(Sgd.Claims);
        Assert.Equal((new SeedRange(1, 20), 20, "0.9"), (claim.Seeds, claim.Holds, claim.Settings["momentum"]));
        Assert.Equal(["stochastic-descent"], Sgd.Aliases);
    }

    [Fact]
    public void Options_carry_key_reason_and_refutation()
    {
        var item = Item("narrow-valley");
        Assert.Equal((ItemType.Single, Facet.Mechanism), (item.Type, item.Facet));
        Assert.Equal("Steps along the valley agree.", item.In("en").WhyMarkdown);
        var options = Assert.IsType<ChoiceBody>(item.Body).Options;
        Assert.Equal(["a", "b", "c"], options.Select(option => option.Id));
        Assert.Equal("b", options.Single(option => option.IsKey).Id);
        Assert.Equal("50", options[0].Refute!["conditionNumber"]);
        Assert.Null(options[1].Refute);
        Assert.Equal("Plain descent, because momentum overshoots", options[0].Text.In("en"));
        Assert.Equal("只有在条件数很小时才会。", options[0].Reason.In("zh"));
    }

    [Fact]
    public void Numbers_carry_formulas_tolerance_and_parameters()
    {
        var item = Item("rate");
        var body = Assert.IsType<NumericBody>(item.Body);
        Assert.Equal((0.005, true, "times", "倍"), (body.Tolerance, body.ToleranceIsRelative, body.Unit!.In("en"), body.Unit.In("zh")));
        Assert.Equal(["lr / (1 - beta)", "lr * (1 - beta)"], body.Numbers.Select(number => number.Formula));
        Assert.Equal([new("lr", 0.01, 0.1, 0.01), new ParameterRange("beta", 0.6, 0.9, 0.1)], item.Parameters);
        Assert.Equal([10, 4], item.Parameters.Select(parameter => parameter.Count));
        Assert.Equal(0.3, new ParameterRange("p", 0.1, 0.5, 0.1).Value(2));
    }

    [Fact]
    public void Short_texts_share_the_reason_below_the_last()
    {
        var texts = Assert.IsType<ShortTextBody>(Item("name").Body).Texts;
        Assert.Equal(new("en", "mini-batch", true, "Often simply called SGD."), texts[0]);
        Assert.Equal(("zh", "批量", false), (texts[^1].Language, texts[^1].Text, texts[^1].IsKey));
    }

    [Fact]
    public void Blanks_may_stand_in_another_order()
    {
        var item = Item("update");
        var cloze = Assert.IsType<ClozeBody>(item.Body);
        Assert.Equal("", item.In("en").StemMarkdown);
        Assert.Equal("Momentum keeps a [[1]] and multiplies it by [[2]].", cloze.Text.In("en"));
        Assert.Equal("动量把 [[2]] 乘上[[1]]。", cloze.Text.In("zh"));
        Assert.Equal(["速度", "累加和"], cloze.Blanks[0].Accepted["zh"]);
        Assert.Equal("It is a coefficient.", cloze.Blanks[1].Reason.In("en"));
    }

    [Fact]
    public void Rows_without_left_side_are_distractors()
    {
        var rows = Assert.IsType<MatchingBody>(Item("who").Body).Rows;
        Assert.Equal([("a", "Batch", "全部"), ("b", "Stochastic", "一个"), ("c", null, "没有")], rows.Select(row => (row.Id, row.Left?.In("en"), row.Right.In("zh"))));
    }

    [Fact]
    public void Entries_stand_in_the_right_order() =>
        Assert.Equal(["Draw a batch", "Compute the loss", "Compute the gradient"], Assert.IsType<OrderingBody>(Item("step").Body).Entries.Select(entry => entry.Text.In("en")));

    [Fact]
    public void Predictions_know_run_and_check()
    {
        var (first, seen, many) = (Item("first"), Item("seen"), Item("many"));
        Assert.Equal(("0.9", new SeedRange(1, 20)), (first.RunSettings["momentum"], first.Seeds!.Value));
        var option = Assert.IsType<ChoiceBody>(first.Body).Options[1];
        Assert.Equal("momentum.updates < plain.updates", option.When);
        Assert.Equal([1, 0.5, 0.1], option.Curve!);
        Assert.Equal("first", seen.After);
        Assert.Equal("momentum.updates", Assert.IsType<NumericBody>(many.Body).Numbers.Single(number => number.IsKey).Formula);
    }

    [Theory]
    // Words change the item's version, not the key's.
    [InlineData("narrow-valley", "Across the valley the steps cancel.", "Across it they cancel.", true, false)]
    [InlineData("narrow-valley", "Two optimizers share a learning rate.", "Two share a rate.", true, false)]
    [InlineData("rate", "- [ ] {= lr * (1 - beta)}\n  > That shrinks the step.", "- [ ] {= lr * (1 - beta)}\n  > It shrinks the step.", true, false)]
    [InlineData("who", "| Batch | all | The exact gradient. |", "| Batch | everything | The exact gradient. |", true, false)]
    // What decides changes both.
    [InlineData("rate", "tolerance=0.5%", "tolerance=1%", true, true)]
    [InlineData("rate", "beta=0.6..0.9/0.1", "beta=0.6..0.8/0.1", true, true)]
    [InlineData("first", "{when=\"momentum.updates < plain.updates\"", "{when=\"momentum.updates <= plain.updates - 1\"", true, true)]
    [InlineData("name", "- [x] minibatch SGD", "- [x] minibatch descent", true, true)]
    [InlineData("update", "velocity | running sum", "velocity | sum", true, true)]
    // Other items stay what they are.
    [InlineData("step", "tolerance=0.5%", "tolerance=1%", false, false)]
    public void Versions_tell_words_from_keys(string id, string old, string with, bool itemChanges, bool keyChanges)
    {
        var before = Item(id);
        var after = new DeckFixture().Replace(DeckFixture.En, old, with).Read().Deck!.FindQuestion("sgd")!.Items.Single(item => item.Id == id);
        Assert.Matches("^[0-9a-f]{16}$", before.ItemVersion);
        Assert.Matches("^[0-9a-f]{16}$", before.KeyVersion);
        Assert.Equal(itemChanges, before.ItemVersion != after.ItemVersion);
        Assert.Equal(keyChanges, before.KeyVersion != after.KeyVersion);
    }

    [Theory]
    [InlineData("name", "{#name .short-text facet=recall}", "{#name .short-text .exact facet=recall}", true)]
    [InlineData("name", "{#name .short-text facet=recall}", "{#name .exact .short-text facet=recall}", true)]
    [InlineData("update", "{#update .cloze facet=recall}", "{#update .cloze facet=recall .exact}", true)]
    public void Exact_spelling_is_part_of_the_key(string id, string old, string with, bool isExact)
    {
        var after = new DeckFixture().Replace(DeckFixture.En, old, with).Read().Deck!.FindQuestion("sgd")!.Items.Single(item => item.Id == id);
        Assert.Equal(isExact, after.Body is ShortTextBody { IsExact: true, Rivals: null } or ClozeBody { IsExact: true, Rivals: null });
        Assert.NotEqual(Item(id).ItemVersion, after.ItemVersion);
        Assert.NotEqual(Item(id).KeyVersion, after.KeyVersion);
    }

    [Fact]
    public void Rivals_are_the_words_of_the_deck_near_to_an_accepted_one_and_belong_to_the_item_but_not_to_its_key()
    {
        var after = new DeckFixture().Replace(DeckFixture.Plain, "See above.", "See above. Velocities have no veloctiy; a locality is far off.").Read().Deck!;
        var item = after.FindQuestion("sgd")!.Items.Single(item => item.Id == "update");
        Assert.Null(((ClozeBody)Item("update").Body).Rivals);
        Assert.Equal(["veloctiy"], ((ClozeBody)item.Body).Rivals);
        Assert.NotEqual(Item("update").ItemVersion, item.ItemVersion);
        Assert.Equal(Item("update").KeyVersion, item.KeyVersion);
        var stored = System.Text.Json.JsonSerializer.Deserialize<Item>(System.Text.Json.JsonSerializer.Serialize(item, QuizHub.Site.Json.Options), QuizHub.Site.Json.Options)!;
        Assert.Equal(["veloctiy"], ((ClozeBody)stored.Body).Rivals);
        // Where nothing is near, nothing new is written.
        Assert.DoesNotContain("rivals", System.Text.Json.JsonSerializer.Serialize(Item("update"), QuizHub.Site.Json.Options), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("exact", System.Text.Json.JsonSerializer.Serialize(Item("name"), QuizHub.Site.Json.Options), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_translation_is_part_of_the_version()
    {
        var after = new DeckFixture().Replace(DeckFixture.Zh, "横穿谷底的步子抵消。", "横穿谷底的步子互相抵消。").Read().Deck!.FindQuestion("sgd")!.Items.Single(item => item.Id == "narrow-valley");
        Assert.NotEqual(Item("narrow-valley").ItemVersion, after.ItemVersion);
        Assert.Equal(Item("narrow-valley").KeyVersion, after.KeyVersion);
    }

    [Fact]
    public void Line_endings_and_byte_order_marks_change_nothing()
    {
        var fixture = new DeckFixture();
        var text = fixture.Text(DeckFixture.En).Replace("\n", "\r\n", StringComparison.Ordinal);
        var reading = fixture.Set(DeckFixture.En, [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(text)]).Read();
        Assert.Empty(reading.Diagnostics);
        Assert.Equal(Sgd.Items.Select(item => item.ItemVersion), reading.Deck!.FindQuestion("sgd")!.Items.Select(item => item.ItemVersion));
    }

    private static Item Item(string id) => Sgd.Items.Single(item => item.Id == id);
}
