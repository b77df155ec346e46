using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>Where a key was pressed.</summary>
public enum KeyPlace
{
    /// <summary>On nothing that takes keys itself.</summary>
    Page,

    /// <summary>On a button, link, radio button or check box: Enter is theirs, letters and digits are not.</summary>
    Control,

    /// <summary>Where text is typed or a list opened: every key is theirs.</summary>
    Field,

    /// <summary>In a field of several lines, where Enter makes a new line.</summary>
    LongField,

    /// <summary>In a dialog, which looks after itself.</summary>
    Dialog,

    /// <summary>On a button of an entry to put in order: a control, and up and down move the entry.</summary>
    Entry,
}

/// <summary>A key as the browser reports it.</summary>
/// <param name="Composing">An input method is putting a character together (<c>isComposing</c>, or key code 229).</param>
/// <param name="Command">Control or the command key is held.</param>
/// <param name="Alt">Alt is held, or the graph key.</param>
/// <param name="Repeated">The key is being held down.</param>
public sealed record KeyPress(string Key, KeyPlace Place, bool Composing, bool Command, bool Alt, bool Repeated);

/// <summary>What a key asks for.</summary>
public abstract record KeyCommand
{
    /// <summary>Reads a key; null when it asks for nothing here, and is then left to the browser.</summary>
    /// <param name="shortcuts">Whether single keys act at all: the learner's setting.</param>
    public static KeyCommand? From(KeyPress press, bool shortcuts)
    {
        if (press.Composing || press.Alt || press.Place == KeyPlace.Dialog)
        {
            return null;
        }

        if (press is { Place: KeyPlace.Entry, Command: false, Key: "ArrowUp" or "ArrowDown" })
        {
            return new MoveEntry(press.Key == "ArrowUp" ? -1 : +1);
        }

        if (press.Repeated)
        {
            // Holding Enter down must not run through the whole session.
            return null;
        }

        if (press.Command || press.Place is KeyPlace.Field or KeyPlace.LongField)
        {
            return press is { Key: "Enter", Command: true, Place: KeyPlace.LongField } ? new GoOn() : null;
        }

        return !shortcuts ? null : press.Key switch
        {
            // Chinese input methods make full-width signs even outside fields.
            "?" or "？" => new ShowKeys(),
            "Enter" => press.Place == KeyPlace.Page ? new GoOn() : null,
            [>= '1' and <= '9'] => new Pick(press.Key[0] - '1'),
            "s" or "S" => new SaySure(Confidence.Low),
            "d" or "D" => new SaySure(Confidence.Middle),
            "f" or "F" => new SaySure(Confidence.High),
            "g" or "G" => new GiveUp(),
            "r" or "R" => new RunNow(),
            "n" or "N" => new GoToItem(+1),
            "p" or "P" => new GoToItem(-1),
            "m" or "M" => new FlagItem(),
            "c" or "C" => new ClearAnswer(),
            "h" or "H" => new HandIn(),
            _ => null,
        };
    }
}

/// <summary>The one thing that comes next: answer, show the options, next.</summary>
public sealed record GoOn : KeyCommand;

/// <param name="Index">From 0.</param>
public sealed record Pick(int Index) : KeyCommand;

/// <param name="By">−1 towards the front, +1 towards the end.</param>
public sealed record MoveEntry(int By) : KeyCommand;

public sealed record SaySure(Confidence Confidence) : KeyCommand;

public sealed record GiveUp : KeyCommand;

public sealed record RunNow : KeyCommand;

/// <param name="By">−1 to the item before where all are open, +1 to the next.</param>
public sealed record GoToItem(int By) : KeyCommand;

/// <summary>Puts a flag on the item, or takes it away. F is not free: it says how sure one is, in every mode.</summary>
public sealed record FlagItem : KeyCommand;

public sealed record ClearAnswer : KeyCommand;

public sealed record HandIn : KeyCommand;

public sealed record ShowKeys : KeyCommand;
