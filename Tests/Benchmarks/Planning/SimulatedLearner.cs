using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Benchmarks.Planning;

/// <summary>A learner whose true memory is hidden from the schedulers: they see her answers, and what follows from these by the memory model.</summary>
public sealed class SimulatedLearner
{
    public static readonly AnswerMinutes Minutes = new(0.4, 0.9);

    private static readonly DateOnly FirstDay = new(2027, 1, 1);

    private readonly SimulatedMemory[] _memories;
    private readonly IMemoryModel _model;
    private readonly ReviewCandidate[] _candidates;
    private readonly Dictionary<string, int> _places;
    private ForgettingBelief _belief = ForgettingBelief.Prior;
    // Three of ten, as if ten first answers had been seen before.
    private int _first = 10;
    private int _firstRight = 3;

    public SimulatedLearner(SimulatedMemory[] memories, IMemoryModel model)
    {
        (_memories, _model) = (memories, model);
        _candidates = [.. Enumerable.Range(0, memories.Length).Select(place => new ReviewCandidate("topic", $"q{place}", [], "item", ItemType.Single, Facet.Recall, Minutes, null))];
        _places = _candidates.Index().ToDictionary(row => row.Item.Question, row => row.Index);
    }

    private double FirstRight => (double)_firstRight / _first;

    public double Recall(int item, int day) => _memories[item].Recall(day);

    public double MeanRecall(int day) => _memories.Average(memory => memory.Recall(day));

    /// <summary>What the shipped review asks.</summary>
    /// <param name="date">The day of the interview.</param>
    public IEnumerable<int> Shipped(int day, int date, double minutes) => ReviewPlanner.Plan(_candidates, new ReviewTerms(
            FirstDay.AddDays(day), FirstDay.AddDays(date), minutes, _model, _belief, FirstRight, MemoryRules.DefaultRetention))
        .Asked.Select(choice => _places[choice.Candidate.Question]);

    /// <summary>The plain queue.</summary>
    public IEnumerable<int> Queue(int day)
    {
        var ids = Enumerable.Range(0, _candidates.Length).ToDictionary(place => new Guid(place, 0, 0, new byte[8]));
        var items = ids.Select(entry => new PlanItem(entry.Key, _candidates[entry.Value].Memory?.State, DaysSince(entry.Value, day), Minutes.Right, Minutes.Wrong)).ToArray();
        return DueFirst.Order(_model, items, firstRight: FirstRight).Select(review => ids[review.Item.Id]);
    }

    public void Take(int item, int day, Grade grade)
    {
        _memories[item].Practise(day, grade);
        var before = _candidates[item].Memory;
        if (before is null)
        {
            (_first, _firstRight) = (_first + 1, _firstRight + (grade > Grade.Again ? 1 : 0));
        }
        else
        {
            _belief = _belief.After(_model, before.State, DaysSince(item, day), grade > Grade.Again);
        }

        var state = before is null ? _model.Init(grade) : _model.Next(before.State, DaysSince(item, day), grade);
        var (today, interval) = (FirstDay.AddDays(day), (int)Math.Round(_model.Interval(state, MemoryRules.DefaultRetention)));
        _candidates[item] = _candidates[item] with
        {
            Memory = new RememberedItem(new ItemKey($"q{item}", "item"), state, today, today.AddDays(Math.Max(1, interval)), 1, 0, null, null, grade),
        };
    }

    private int DaysSince(int item, int day) => _candidates[item].Memory is { } memory ? FirstDay.AddDays(day).DayNumber - memory.LastDay.DayNumber : 0;
}
