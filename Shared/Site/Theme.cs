namespace QuizHub.Site;

/// <summary>Light, dark, or as the device says.</summary>
public enum Theme
{
    System,
    Light,
    Dark,
}
