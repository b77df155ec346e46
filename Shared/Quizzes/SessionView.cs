using System.Text.Json.Serialization;

namespace QuizHub.Quizzes;

/// <summary>What a session's page shows now: one of these, and never more than that tells. Page and browser find by its type what draws it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ItemStep), "item")]
[JsonDerivedType(typeof(SayStep), "say")]
[JsonDerivedType(typeof(SessionSummary), "summary")]
[JsonDerivedType(typeof(ReviewSummary), "review-summary")]
[JsonDerivedType(typeof(ExamSheet), "exam")]
[JsonDerivedType(typeof(ExamReviewStep), "exam-review")]
[JsonDerivedType(typeof(ExamResult), "exam-result")]
[JsonDerivedType(typeof(InterviewStep), "interview")]
[JsonDerivedType(typeof(InterviewTranscript), "transcript")]
public abstract record SessionView;
