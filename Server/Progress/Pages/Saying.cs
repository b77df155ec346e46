using QuizHub.Progress;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Progress.Pages;

/// <summary>How the sections of the progress page say their figures.</summary>
public static class Saying
{
    public static string Say(this Place place, Text text, params string[] values) => text.Fill(place.Language, values);

    /// <summary>Sentences one after the other: Chinese ones stand without a space between them.</summary>
    public static string Join(this Place place, params IEnumerable<string> sentences) =>
        string.Join(place.Language == Language.Zh ? "" : " ", sentences.Where(sentence => sentence.Length > 0));

    /// <summary><c>n = 12</c>.</summary>
    public static string N(this Place place, int count) => place.Say(ProgressTexts.NOf, Numbers.Whole(count));

    /// <param name="share">0 to 1.</param>
    public static string Percent(this Place place, double share) => Numbers.Percent(share, place.Language);

    /// <summary><c>31–60 %</c>, never broken over lines.</summary>
    public static string Range(this Place place, double low, double high) =>
        $"{Numbers.Whole((long)Math.Round(low * 100, MidpointRounding.AwayFromZero))}–\u2060{place.Percent(high)}";

    public static string Range(this Place place, Wilson interval) => place.Range(interval.Low, interval.High);

    public static string Brier(this Place place, double score) => Numbers.Number(score, place.Language, 3);

    public static string Date(this Place place, DateOnly day) => Numbers.Date(day, place.Language);

    public static string ShortDate(this Place place, DateOnly day) => Numbers.ShortDate(day, place.Language);

    public static string KOfN(this Place place, Share share) => place.Say(ProgressTexts.KOfN, Numbers.Whole(share.True), Numbers.Whole(share.Count));
}
