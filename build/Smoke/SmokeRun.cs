using System.Diagnostics;
using System.Text.RegularExpressions;
using Qeyafa.Build.Smoke.Flows;

namespace Qeyafa.Build.Smoke;

/// <summary>One run over all flows. The people that it makes are erased at its end, whatever failed.</summary>
internal sealed partial class SmokeRun(SmokeOptions options, HttpClient http, SmokeReport report)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly List<SmokePerson> _people = [];
    private string _module = "";

    /// <summary>What is to be tried.</summary>
    public SmokeOptions Options => options;

    /// <summary>A word that no other run has.</summary>
    public string Mark { get; } = Guid.NewGuid().ToString("N")[..12];

    /// <summary>Somebody who is not signed in.</summary>
    public SmokePerson Stranger { get; } = new(http, "Stranger");

    /// <summary>The person whom most flows are about; null where registering did not work.</summary>
    public SmokePerson? Maya { get; set; }

    /// <summary>Somebody else.</summary>
    public SmokePerson? Omar { get; set; }

    /// <summary>A contractor: only such people, and societies, reach what is shared with them.</summary>
    public SmokePerson? Tailor { get; set; }

    /// <summary>The administrator; null where none is given or the sign-in did not work.</summary>
    public SmokePerson? Admin { get; set; }

    /// <summary>Whether the outbox can be read; null before it was looked for.</summary>
    public bool? HasOutbox { get; set; }

    /// <summary>The people that this run has made and not erased yet.</summary>
    public IReadOnlyList<SmokePerson> People => _people;

    /// <summary>Runs every flow.</summary>
    public async Task RunAsync()
    {
        try
        {
            foreach (var (module, flow) in SmokeFlows.All.Where(flow => options.Only.Count == 0 || SmokeFlows.Foundation.Contains(flow.Module) || options.Only.Contains(flow.Module)))
            {
                _module = module;
                await flow(this);
            }
        }
        finally
        {
            _module = "erasure";
            await ErasureFlow.RunAsync(this);
        }
    }

    /// <summary>Tries a step: it passes where its body ends without a failure.</summary>
    /// <returns>Whether it passed.</returns>
    public async Task<bool> StepAsync(string name, Func<Task> body)
    {
        var clock = Stopwatch.StartNew();
        StepResult Result(StepOutcome outcome, string? expected = null, string? came = null) => new(_module, name, outcome, expected, came, clock.Elapsed);
        try
        {
            await body();
            report.Add(Result(StepOutcome.Passed));
            return true;
        }
        catch (StepSkippedException skipped)
        {
            report.Add(Result(StepOutcome.Skipped, came: skipped.Message));
        }
        catch (StepFailedException failed)
        {
            report.Add(Result(StepOutcome.Failed, failed.Expected, failed.Came));
        }
        catch (Exception away) when (away is HttpRequestException or IOException)
        {
            report.Add(Result(StepOutcome.Failed, "an answer", away.InnerException?.Message ?? away.Message));
        }
        catch (OperationCanceledException)
        {
            report.Add(Result(StepOutcome.Failed, "an answer in time", $"none within {clock.Elapsed.TotalSeconds:0} s"));
        }

        return false;
    }

    /// <summary>Somebody new, who is erased at the end.</summary>
    public SmokePerson New(string name)
    {
        var person = new SmokePerson(http, name) { Email = $"smoke-{name.ToLowerInvariant()}-{Mark}@example.com", Password = $"smoke {Mark} {name}" };
        _people.Add(person);
        return person;
    }

    /// <summary>Somebody new with a telephone number only, who is erased at the end.</summary>
    public SmokePerson NewByPhone(string name)
    {
        var person = new SmokePerson(http, name);
        _people.Add(person);
        return person;
    }

    /// <summary>Somebody whom this run has not made, and does not erase.</summary>
    public SmokePerson Guest(string name) => new(http, name);

    /// <summary>The same person on another device.</summary>
    public SmokePerson Another(SmokePerson person) => new(http, person.Name) { Email = person.Email, Password = person.Password };

    /// <summary>The person is erased.</summary>
    public void Erased(SmokePerson person) => _people.Remove(person);

    /// <summary>What a step needs; it is skipped where that is not there.</summary>
    public static T Need<T>(T? needed, string reason)
        where T : class => needed ?? throw new StepSkippedException(reason);

    /// <summary>Maya, signed in.</summary>
    public SmokePerson NeedMaya() => Need(Maya, "registering by email address did not work");

    /// <summary>Omar, signed in.</summary>
    public SmokePerson NeedOmar() => Need(Omar, "registering a second person did not work");

    /// <summary>The tailor, signed in.</summary>
    public SmokePerson NeedTailor() => Need(Tailor, "registering a tailor did not work");

    /// <summary>The step needs the outbox.</summary>
    public void NeedOutbox()
    {
        if (HasOutbox != true)
        {
            throw new StepSkippedException("there is no /qa/outbox here, as in Production");
        }
    }

    /// <summary>The newest code that would have gone to an address or number, once it is there.</summary>
    /// <param name="to">To whom.</param>
    /// <param name="since">How many messages there were before.</param>
    public async Task<string> CodeAsync(string to, int since = 0)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var outbox = (await Stranger.GetAsync($"/qa/outbox?to={Uri.EscapeDataString(to)}")).Must(200);
            var items = outbox.Member("items").EnumerateArray().ToList();
            if (items.SkipLast(since).Select(item => Code().Match(item.GetProperty("text").GetString()!)).FirstOrDefault(match => match.Success) is { } found)
            {
                return found.Value;
            }

            if (clock.Elapsed > options.WorkPatience)
            {
                throw new StepFailedException($"a message with a code for {to} in /qa/outbox", outbox.Text);
            }

            await Task.Delay(LookAgain);
        }
    }

    /// <summary>Asks again until the answer is the one that is waited for: other nodes come to know what happened on one within seconds.</summary>
    /// <param name="ask">Asks.</param>
    /// <param name="isIt">Whether the answer is it.</param>
    /// <param name="judge">Judges the last answer.</param>
    public async Task UntilAsync(Func<Task<SmokeAnswer>> ask, Func<SmokeAnswer, bool> isIt, Func<SmokeAnswer, SmokeAnswer> judge)
    {
        var clock = Stopwatch.StartNew();
        var answer = await ask();
        while (!isIt(answer) && clock.Elapsed < options.NodePatience)
        {
            await Task.Delay(LookAgain);
            answer = await ask();
        }

        judge(answer);
    }

    /// <summary>How many messages the outbox has for somebody.</summary>
    public async Task<int> SentAsync(string to) => (await Stranger.GetAsync($"/qa/outbox?to={Uri.EscapeDataString(to)}")).Must(200).Member("items").GetArrayLength();

    [GeneratedRegex("[0-9]{6}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
