using Qeyafa.Clients.Tests.TypeScript;

namespace Qeyafa.Browser.Tests;

/// <summary>What people do with the sample application, in Chromium against the running API. What they saw is in <c>artifacts/screenshots</c>.</summary>
[TestFixture]
internal sealed class JourneyTests
{
    [TestCase("new-person")]
    [TestCase("telephone")]
    [TestCase("conversation")]
    [TestCase("try-on")]
    [TestCase("connection")]
    [TestCase("session")]
    [TestCase("tasks")]
    [TestCase("languages")]
    [TestCase("accessibility")]
    [TestCase("keyboard")]
    [TestCase("weight")]
    public async Task Application_InABrowser_LetsPeopleMake(string journey) =>
        TestContext.Out.WriteLine(await NodeProgram.RunAsync(
            SampleSetup.Sources.Folder,
            ["--test", "--test-reporter=spec", $"test/browser/{journey}.test.mjs"],
            new Dictionary<string, string> { ["QEYAFA_URL"] = SampleSetup.Server.Address.ToString() }));
}
