using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Search.Words;
using QuizHub.Site;

namespace QuizHub.Tests.Decks.Search;

/// <summary>What holds for every term of the glossary that ships.</summary>
public sealed class SearchProperties(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>Every name of every term, in each language of the interface.</summary>
    private IEnumerable<(GlossaryTerm Term, string Name)> Names => shipped.Deck.Glossary.SelectMany(
        term => term.Term.ByLanguage.Values.Concat(term.Also.Values.SelectMany(names => names)).Concat(term.Search).Select(name => (term, name)));

    [Fact]
    public void Every_name_of_a_term_finds_it_among_the_first_three_in_both_languages() => Assert.Empty(
        from language in Languages.All
        from name in Names
        where !IsFound(name.Term, name.Name, language)
        select $"{language}: {name.Name} ({name.Term.Id})");

    [Fact]
    public void Names_written_together_apart_or_in_capitals_find_their_term() => Assert.Empty(
        from name in Names
        from typed in new[] { name.Name.Replace(" ", ""), name.Name.Replace('-', ' '), name.Name.Replace(' ', '-'), name.Name.Replace(' ', '_'), name.Name.ToUpperInvariant() }.Distinct()
        where !IsFound(name.Term, typed, Language.En)
        select $"{typed} ({name.Term.Id})");

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Zh)]
    public void A_slip_in_a_term_finds_it_all_the_same(Language language)
    {
        var random = new Random(20261130);
        var slips = Enumerable.Range(0, 4).SelectMany(_ => Terms(language)).Select(term => (term.Term, Typed: Slip(term.Name, random))).ToList();
        var missed = slips.Where(slip => !IsFound(slip.Term, slip.Typed, language)).Select(slip => $"{slip.Typed} ({slip.Term.Id})").ToList();
        Assert.True(missed.Count <= 0.05 * slips.Count, $"{missed.Count} of {slips.Count} missed: {string.Join(", ", missed)}");
    }

    [Fact]
    public void Pinyin_of_every_Chinese_term_finds_it_whatever_reading_of_a_character_is_typed()
    {
        var names = shipped.Deck.Glossary.SelectMany(term => (term.Also.GetValueOrDefault("zh") ?? []).Prepend(term.Term.In("zh")).Select(name => (Term: term, Name: name)))
            .Where(name => name.Name.Length > 1 && name.Name.All(Tokens.IsHan)).ToList();
        Assert.Empty(
            from name in names
            from which in new[] { 0, 1 }
            let typed = string.Concat(Spelt(name.Name, which))
            where !IsFound(name.Term, typed, Language.Zh)
            select $"{typed} ({name.Term.Id})");

        // Apart: a rare reading may be an English word, as in "she die".
        Assert.DoesNotContain(
            names,
            name => !IsFound(name.Term, string.Join(' ', Spelt(name.Name, 0)), Language.Zh) && !IsFound(name.Term, string.Join(' ', Spelt(name.Name, 1)), Language.Zh));
    }

    [Fact]
    public void Every_question_is_first_when_its_title_is_typed() => Assert.Empty(
        from question in shipped.Deck.Questions
        from language in Languages.All
        from title in question.Texts.Values.Select(text => text.Title)
        where shipped.RankOf(question.Slug, title, language, 1) is null
        select $"{language}: {title}");

    private static IEnumerable<string> Spelt(string name, int which) =>
        name.Select(character => HanTable.Shared.Readings(character)).Select(readings => readings[Math.Min(which, readings.Length - 1)]);

    /// <summary>All terms but those of two letters or one character: their neighbours are other words.</summary>
    private IEnumerable<(GlossaryTerm Term, string Name)> Terms(Language language) => shipped.Deck.Glossary.Select(term => (Term: term, Name: term.Term.In(language.Code())))
        .Where(term => term.Name.Length > 2 || term.Name.Length > 1 && term.Name.All(Tokens.IsHan));

    /// <summary>One letter left out, added, wrong, or swapped with the next; a Chinese character wrong by one that sounds like it.</summary>
    private static string Slip(string name, Random random)
    {
        var (at, letter) = (random.Next(name.Length), Letters[random.Next(Letters.Length)].ToString());
        return random.Next(4) switch
        {
            _ when Tokens.IsHan(name[at]) => name[..at] + Alike(name[at], random.Next(50)) + name[(at + 1)..],
            0 => name.Remove(at, 1),
            1 => name.Insert(at, letter),
            2 when at + 1 < name.Length && !Tokens.IsHan(name[at + 1]) => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
            _ => name[..at] + letter + name[(at + 1)..],
        };
    }

    private static char Alike(char character, int which)
    {
        var others = Enumerable.Range('\u4e00', 0x5200).Select(code => (char)code).Where(other => other != character && HanTable.Shared.SoundAlike(character, other, roughly: false)).Take(50).ToList();
        return others.Count == 0 ? character : others[which % others.Count];
    }

    private bool IsFound(GlossaryTerm term, string typed, Language language) => shipped.RankOf($"#{term.Id}", typed, language, 3) is not null;
}
