using System.Globalization;
using System.Xml.Linq;

namespace Qeyafa.Build;

/// <summary>How many tests ended how, over all projects.</summary>
internal sealed record TestTally(int Passed, int Failed, int Skipped)
{
    /// <summary>Counts a run's results; a run that wrote none has counted none.</summary>
    public static TestTally Read(string trx)
    {
        if (!File.Exists(trx))
        {
            return new TestTally(0, 0, 0);
        }

        var document = XDocument.Load(trx);
        var counters = document.Descendants().Single(element => element.Name.LocalName == "Counters");
        int Count(string name) => int.Parse(counters.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);
        var skipped = document.Descendants().Count(element => element.Name.LocalName == "UnitTestResult" && element.Attribute("outcome")?.Value == "NotExecuted");
        return new TestTally(Count("passed"), Count("total") - Count("passed") - skipped, skipped);
    }
}
