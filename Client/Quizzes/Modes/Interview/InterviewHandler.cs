using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>Of a question of an interview.</summary>
public sealed class InterviewHandler : ViewHandler<InterviewStep, InterviewPart>
{
    internal static readonly KeyList Own = new(
        QuizTexts.KeysHeading,
        [
            (["1", "…", "9"], InterviewTexts.KeyNumbers),
            (["Enter"], InterviewTexts.KeyEnter),
            (["Ctrl", "Enter"], QuizTexts.KeyEnterField),
            (["G"], InterviewTexts.DontKnow),
            (["?"], QuizTexts.KeyHelp),
        ]);

    public override KeyList Keys => Own;

    public override string Name(SessionState state) => state.Phase.ToString().ToLowerInvariant();

    public override string Place(SessionState state) => PlaceOf(state, Of(state));

    /// <summary>The phase, and the follow-up that it is about.</summary>
    internal static string PlaceOf(SessionState state, InterviewStep step) => $"{state.Index}/{state.Phase}/{step.FollowUp?.Id}";

    public override bool Keeps(string[] place, SessionState state) => string.Join('/', place) == InterviewDraft.Under(Place(state)) || base.Keeps(place, state);
}

public sealed class TranscriptHandler : ViewHandler<InterviewTranscript, TranscriptPart>
{
    public override KeyList Keys => InterviewHandler.Own;

    public override string Name(SessionState state) => "transcript";
}
