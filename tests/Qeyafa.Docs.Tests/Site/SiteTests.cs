using Qeyafa.Clients.Tests.TypeScript;

namespace Qeyafa.Docs.Tests.Site;

/// <summary>The documentation in a browser, by the programs in <c>docs/site/test</c>.</summary>
internal sealed class SiteTests
{
    [Test]
    public async Task Pages_AllLoadQuietlyFromHere_AndAreLight() => await RunAsync("crawl.test.mjs", SiteSetup.Guides);

    [Test]
    public async Task Pages_OfTheTestsGuides_AllLoadQuietlyFromHere_AndAreLight() => await RunAsync("crawl.test.mjs", SiteSetup.Samples);

    [TestCase("light", "1280")]
    [TestCase("dark", "390")]
    public async Task Pages_AreAccessible(string scheme, string width) => await RunAsync("accessibility.test.mjs", SiteSetup.Samples, ("QEYAFA_SCHEME", scheme), ("QEYAFA_WIDTH", width));

    [TestCase("structure.test.mjs")]
    [TestCase("keyboard.test.mjs")]
    [TestCase("own-pages.test.mjs")]
    [TestCase("build.test.mjs")]
    public async Task Site_PassesItsOwnTests(string file) => await RunAsync(file, SiteSetup.Samples);

    private static Task<string> RunAsync(string file, string site, params (string Name, string Value)[] environment) => NodeProgram.RunAsync(
        SiteSetup.Sources,
        ["--test", "--test-reporter=spec", Path.Combine("test", file)],
        new Dictionary<string, string>(environment.Select(one => KeyValuePair.Create(one.Name, one.Value))) { ["QEYAFA_DOCS"] = site });
}
