using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>Of an exam that goes on: what counts are the items that are answered.</summary>
public sealed class ExamHandler : ViewHandler<ExamSheet, ExamPart>
{
    private static readonly KeyList Own = new(
        ExamTexts.KeysHeading,
        [
            (["1", "…", "9"], QuizTexts.KeyNumbers),
            (["S", "D", "F"], QuizTexts.KeySure),
            (["Enter"], ExamTexts.KeyEnter),
            (["P", "N"], ExamTexts.KeyItems),
            (["M"], ExamTexts.KeyFlag),
            (["C"], ExamTexts.KeyClear),
            (["↑", "↓"], QuizTexts.KeyArrows),
            (["H"], ExamTexts.KeyHandIn),
            (["?"], QuizTexts.KeyHelp),
        ]);

    public override KeyList Keys => Own;

    public override bool CountsBegun => false;

    public override string Name(SessionState state) => "exam";

    public override StepPlace Behind(SessionState state) => new(Of(state).Rows.Count(row => row.Response is not null), Of(state).Rows.Count);

    public override string Progress(SessionState state, Language language) =>
        ExamTexts.Answered.Fill(language, Numbers.Whole(Behind(state).Number), Numbers.Whole(Behind(state).Of));

    /// <summary>Replies to changes leave out what is asked.</summary>
    public override SessionState Whole(SessionState next, SessionState before) =>
        Of(next) is { Items: null } sheet && before.View is ExamSheet { Items: { } items } ? next with { View = sheet with { Items = items } } : next;

    public override bool Keeps(string[] place, SessionState state) => place is [ExamDraft.Places, ..] || base.Keeps(place, state);
}
