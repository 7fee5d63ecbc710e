using System.Text;
using System.Xml.Linq;
using Qeyafa.Application.Charting;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Tests.Measurements;

public sealed class DrawChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly MeasurementsWorld _world = new();

    [TearDown]
    public void TearDown() => _world.Dispose();

    [Test]
    public async Task Chart_OfNothing_SaysSo()
    {
        var svg = await DrawAsync();
        Texts(svg).ShouldContain("There are no values of chest, waist, hips here yet.");
        Lines(svg).ShouldBeEmpty();
    }

    [Test]
    public async Task Chart_OfOneRecord_HasAMarkerAndNoLine()
    {
        await _world.RecordAsync(90);
        var svg = await DrawAsync();
        Lines(svg).ShouldBeEmpty();
        Markers(svg).Select(marker => marker.Value).ShouldBe(["chest, 2026-03-01: 90 cm"]);
        Texts(svg).ShouldContain("waist: none");
    }

    [Test]
    public async Task Chart_OfAFewRecords_HasAPointForEach()
    {
        for (var index = 0; index < 12; index++) await _world.RecordAsync(90 + index, MeasurementsWorld.Now.AddDays(-7 * index));
        var svg = await DrawAsync();
        PointsOf(Lines(svg).Single()).ShouldBe(12);
        Markers(svg).Length.ShouldBe(12);
        Texts(svg).ShouldContain("Length (cm)");
        Texts(svg).ShouldContain("Date (UTC)");
    }

    [Test]
    public async Task Chart_OfAFewRecordsOverDecades_KeepsTheirDates()
    {
        await _world.RecordAsync(80, new DateTimeOffset(1990, 5, 17, 8, 0, 0, TimeSpan.Zero));
        await _world.RecordAsync(90);
        Markers(await DrawAsync()).Select(marker => marker.Value).ShouldBe(["chest, 1990-05-17: 80 cm", "chest, 2026-03-01: 90 cm"]);
    }

    [TestCase(1)]
    [TestCase(10)]
    public async Task Chart_OfVeryManyRecords_HasAtMostTwoHundredPointsALine(int daysApart)
    {
        for (var index = 0; index < 4_000; index++) await _world.RecordAsync(80 + (index % 20), MeasurementsWorld.Now.AddDays(-daysApart * index));
        var svg = await DrawAsync();
        PointsOf(Lines(svg).Single()).ShouldBeInRange(100, 200);
        Markers(svg).Length.ShouldBeLessThanOrEqualTo(41);
    }

    [Test]
    public async Task Chart_WithWeight_HasAPanelOfItsOwn()
    {
        await _world.RecordAsync(new MeasurementInput([KeyValuePair.Create("chest", 36.0)], Weight: 60, Unit: LengthUnit.Inch));
        var texts = Texts(await DrawAsync(["chest", "weight"], LengthUnit.Inch));
        texts.ShouldContain("Length (inch)");
        texts.ShouldContain("Weight (kg)");
        texts.ShouldContain("weight, latest 60 kg");
    }

    [Test]
    public async Task Chart_OfEightNames_GivesEachItsOwnColourAndMarker()
    {
        string[] names = ["chest", "waist", "hips", "neck", "thigh", "calf", "arms", "left_elbow"];
        await _world.RecordAsync(new MeasurementInput([.. names.Select(name => KeyValuePair.Create(name, 60.0))]));
        var markers = Markers(await DrawAsync(names));
        markers.Select(marker => (string?)marker.Attribute("class")).ShouldBeUnique();
        markers.Select(marker => (string?)marker.Attribute("d")).ShouldBeUnique();
    }

    [Test]
    public async Task Chart_IsDescribed_AndHasNoScriptAndNothingFromElsewhere()
    {
        await _world.RecordAsync(90);
        var svg = await DrawAsync();
        var root = svg.Root!;
        ((string?)root.Attribute("role"), (string?)root.Attribute("aria-labelledby")).ShouldBe(("img", "title desc"));
        root.Element(Svg + "title")!.Value.ShouldBe("Measurements over time");
        root.Element(Svg + "desc")!.Value.ShouldBe("chest: 90 cm on 2026-03-01. waist: no values. hips: no values.");
        svg.Descendants().Select(element => element.Name.LocalName).Distinct().ShouldBeSubsetOf(["svg", "title", "desc", "style", "rect", "text", "path", "g"]);
        svg.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).ShouldNotContain(name => name.StartsWith("on", StringComparison.Ordinal) || name == "href");
    }

    [Test]
    public async Task StyleHash_IsThatOfTheStyleInTheDocument()
    {
        var style = (await DrawAsync()).Descendants(Svg + "style").Single().Value;
        ChartImage.StyleHash.ShouldContain(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style))));
    }

    [Test]
    public void Chart_OfHostileLabels_IsEscaped()
    {
        const string Hostile = "</text><script>alert(1)</script>&\"'";
        var chart = new TimeChart(Hostile, Hostile, Hostile, [new ChartPanel(Hostile, Hostile, [new ChartLine(Hostile, 0, 1, [new ChartPoint(MeasurementsWorld.Now, 1, 1)])])], new ChartSize(600, 400));
        var svg = XDocument.Parse(Encoding.UTF8.GetString(SvgChart.Draw(chart)));
        svg.Descendants(Svg + "script").ShouldBeEmpty();
        Texts(svg).ShouldContain(Hostile);
    }

    [TestCase(-2_000)]
    [TestCase(0)]
    [TestCase(1e-3)]
    [TestCase(12_345)]
    public void Chart_OfAnyFlatLine_HasTicksAroundIt(double value)
    {
        var axis = new ValueAxis([value, value], 5);
        axis.Min.ShouldBeLessThan(value);
        axis.Max.ShouldBeGreaterThan(value);
        axis.Ticks.Count.ShouldBeInRange(2, 12);
    }

    [TestCase(0, 8)]
    [TestCase(1, 8)]
    [TestCase(20, 8)]
    [TestCase(100, 8)]
    [TestCase(365, 8)]
    [TestCase(1_000, 3)]
    [TestCase(10_000, 8)]
    [TestCase(46_000, 8)]
    public void TimeAxis_OverAnySpan_HasAFewTicksWithin(int days, int wanted)
    {
        var axis = new TimeAxis(MeasurementsWorld.Now.AddDays(-days), MeasurementsWorld.Now, wanted);
        axis.Ticks.Count.ShouldBeInRange(2, wanted + 2);
        axis.Ticks.ShouldAllBe(tick => tick.At >= axis.Start && tick.At <= axis.End);
        axis.Ticks.Select(tick => tick.At).ShouldBeInOrder();
    }

    [TestCase(319, 500)]
    [TestCase(900, 1_601)]
    public async Task Chart_OfAnImpossibleSize_IsRefused(int width, int height) =>
        (await _world.SendAsync(new DrawChart(_world.Me, MeasurementFilter.None, Width: width, Height: height))).IsSuccess.ShouldBeFalse();

    [Test]
    public async Task Chart_OfNineNames_IsRefused() =>
        (await _world.SendAsync(new DrawChart(_world.Me, MeasurementFilter.None, [.. Enumerable.Range(0, 9).Select(index => $"m{index}")]))).Error!.Members.Keys.ShouldBe(["names"]);

    [Test]
    public async Task Chart_OfAStranger_IsNotThere() => (await _world.SendAsync(new DrawChart(_world.Stranger, MeasurementFilter.None))).Error.ShouldBe(Error.NotFound);

    [Test]
    [SetCulture("ar-EG")]
    public async Task Chart_InAnyCulture_HasTheSameNumbers()
    {
        await _world.RecordAsync(90.5);
        Texts(await DrawAsync()).ShouldContain("chest, latest 90.5 cm");
    }

    private async Task<XDocument> DrawAsync(string[]? names = null, LengthUnit? unit = null)
    {
        var image = (await _world.SendAsync(new DrawChart(_world.Me, MeasurementFilter.None, names, unit))).Value;
        return XDocument.Parse(Encoding.UTF8.GetString(image.Svg.Span));
    }

    private static IEnumerable<string> Texts(XDocument svg) => svg.Descendants(Svg + "text").Select(text => text.Value);

    private static XElement[] Lines(XDocument svg) => [.. svg.Descendants(Svg + "g").Elements(Svg + "path").Where(path => ((string?)path.Attribute("class"))!.StartsWith("line", StringComparison.Ordinal))];

    private static XElement[] Markers(XDocument svg) => [.. svg.Descendants(Svg + "g").Elements(Svg + "path").Where(path => ((string?)path.Attribute("class"))!.StartsWith("mark", StringComparison.Ordinal))];

    private static int PointsOf(XElement line) => ((string)line.Attribute("d")!).Count(letter => letter is 'M' or 'L');
}
