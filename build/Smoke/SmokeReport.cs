using System.Globalization;
using System.Xml.Linq;

namespace Qeyafa.Build.Smoke;

/// <summary>What came of every step, in words while they run and in JUnit's form afterwards.</summary>
internal sealed class SmokeReport(TextWriter words)
{
    private readonly List<StepResult> _results = [];

    /// <summary>All steps so far.</summary>
    public IReadOnlyList<StepResult> Results => _results;

    /// <summary>Whether nothing failed and something passed.</summary>
    public bool HasPassed => _results.Any(result => result.Outcome == StepOutcome.Passed) && !_results.Any(result => result.Outcome == StepOutcome.Failed);

    /// <summary>Notes a step.</summary>
    public void Add(StepResult result)
    {
        _results.Add(result);
        var mark = result.Outcome switch { StepOutcome.Passed => "ok  ", StepOutcome.Skipped => "skip", _ => "FAIL" };
        words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mark}  {result.Module + ": " + result.Name,-78} {result.Took.TotalMilliseconds,7:N0} ms"));
        if (result.Outcome == StepOutcome.Skipped)
        {
            words.WriteLine($"        because {result.Came}");
        }
        else if (result.Outcome == StepOutcome.Failed)
        {
            words.WriteLine($"        expected {result.Expected}");
            words.WriteLine($"        came     {result.Came}");
        }
    }

    /// <summary>Says how it went, in a line.</summary>
    public void Conclude() => words.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(StepOutcome.Passed)} passed, {Count(StepOutcome.Failed)} failed, {Count(StepOutcome.Skipped)} skipped in {_results.Sum(result => result.Took.TotalSeconds):0.0} s"));

    /// <summary>The report in JUnit's form: a suite for each module, a case for each step.</summary>
    /// <remarks>Source of the form: the schema that Jenkins' xUnit plugin publishes (junit-10.xsd).</remarks>
    public XDocument ToJUnit() => new(new XElement(
        "testsuites",
        new XAttribute("name", "smoke"),
        Totals(_results),
        _results.GroupBy(result => result.Module).Select(module => new XElement("testsuite", new XAttribute("name", module.Key), Totals(module.ToList()), new XAttribute("skipped", module.Count(result => result.Outcome == StepOutcome.Skipped)), module.Select(Case)))));

    private static object[] Totals(List<StepResult> results) =>
    [
        new XAttribute("tests", results.Count),
        new XAttribute("failures", results.Count(result => result.Outcome == StepOutcome.Failed)),
        new XAttribute("errors", 0),
        new XAttribute("time", Seconds(results.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Took))),
    ];

    private static XElement Case(StepResult result) => new(
        "testcase",
        new XAttribute("classname", "smoke." + result.Module),
        new XAttribute("name", result.Name),
        new XAttribute("time", Seconds(result.Took)),
        result.Outcome switch
        {
            StepOutcome.Failed => new XElement("failure", new XAttribute("message", $"expected {Clean(result.Expected)}"), $"expected {Clean(result.Expected)}\ncame     {Clean(result.Came)}"),
            StepOutcome.Skipped => new XElement("skipped", new XAttribute("message", Clean(result.Came))),
            _ => null,
        });

    /// <summary>An answer may hold what XML does not.</summary>
    private static string Clean(string? text) => string.Concat((text ?? "").Where(System.Xml.XmlConvert.IsXmlChar));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private int Count(StepOutcome outcome) => _results.Count(result => result.Outcome == outcome);
}

/// <summary>What came of a step.</summary>
internal enum StepOutcome
{
    /// <summary>What was expected came.</summary>
    Passed,

    /// <summary>Something else came.</summary>
    Failed,

    /// <summary>It could not be tried here.</summary>
    Skipped,
}

/// <summary>A step that was tried, or not.</summary>
/// <param name="Module">The module that it belongs to.</param>
/// <param name="Name">What was tried.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Expected">What was expected; null unless it failed.</param>
/// <param name="Came">What came instead, or why it was skipped.</param>
/// <param name="Took">How long it took.</param>
internal sealed record StepResult(string Module, string Name, StepOutcome Outcome, string? Expected, string? Came, TimeSpan Took);

/// <summary>Something else came than was expected.</summary>
internal sealed class StepFailedException(string expected, string came) : Exception($"expected {expected}, came {came}")
{
    public string Expected => expected;

    public string Came => came;
}

/// <summary>A step cannot be tried here; the message says why.</summary>
internal sealed class StepSkippedException(string reason) : Exception(reason);
