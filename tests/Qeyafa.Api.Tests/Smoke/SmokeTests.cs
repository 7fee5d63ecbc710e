using System.Xml.Linq;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Build.Smoke;
using Qeyafa.Domain.Users;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Smoke;

/// <summary>The smoke kit against a real server, and against one with a broken answer.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SmokeTests
{
    private const string AdminEmail = "smoke-admin@example.com";
    private const string AdminPassword = "an administrator's password";

    private static QeyafaServer _server = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await QeyafaServer.StartAsync(follows: true);
        await using var scope = _server.Services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<IAdministratorSetup>();
        (await setup.CreateAsync(EmailAddress.Parse(AdminEmail), "Smoke", new Secret(AdminPassword), CancellationToken.None)).IsSuccess.ShouldBeTrue();
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_sound_server_passes_every_step_and_nobody_is_left_behind()
    {
        var words = new StringWriter();
        var report = await RunAsync(new SmokeOptions(_server.Address) { NeedsOutbox = true, NodePatience = TimeSpan.FromMinutes(2), AdminEmail = AdminEmail, AdminPassword = AdminPassword }, words);

        report.Results.Where(result => result.Outcome != StepOutcome.Passed).ShouldBeEmpty(words.ToString());
        report.HasPassed.ShouldBeTrue();
        report.Results.Select(result => result.Module).Distinct().ShouldBe([.. SmokeFlows.All.Select(flow => flow.Module), "erasure"]);
        (await new StoredDocuments(_server.Services, "users").AllAsync([])).Select(user => user["email"].AsString).ShouldBe([AdminEmail]);
        (await new StoredDocuments(_server.Services, "roles").AllAsync([])).Count.ShouldBe(4);
    }

    [Test]
    public async Task A_broken_answer_fails_its_step_by_name_and_no_other()
    {
        await using var proxy = await BreakingProxy.StartAsync(
            _server.Address, request => request.Path.StartsWithSegments("/api/v1/measurements/trends", StringComparison.Ordinal), body => body.Replace("\"change\":-1", "\"change\":7", StringComparison.Ordinal));
        var words = new StringWriter();
        var report = await RunAsync(new SmokeOptions(proxy.Address) { Only = ["history", "admin"] }, words);

        var failed = report.Results.Where(result => result.Outcome == StepOutcome.Failed).ShouldHaveSingleItem(words.ToString());
        (failed.Module, failed.Name).ShouldBe(("history", "trends say how each measurement developed"));
        failed.Expected.ShouldNotBeNull().ShouldContain("series.0.change is -1");
        failed.Came.ShouldNotBeNull().ShouldContain("\"change\":7");
        report.HasPassed.ShouldBeFalse();
        words.ToString().ShouldContain("FAIL  history: trends say how each measurement developed");
        report.Results.Where(result => result.Outcome == StepOutcome.Skipped).ShouldAllBe(result => result.Module == "admin" && result.Came!.Contains("--admin-email"));

        var failure = report.ToJUnit().Descendants("failure").ShouldHaveSingleItem();
        failure.Parent!.Attribute("name")!.Value.ShouldBe(failed.Name);
        report.ToJUnit().Root!.Attribute("failures")!.Value.ShouldBe("1");
        report.ToJUnit().Descendants("testcase").Count().ShouldBe(report.Results.Count);
    }

    [Test]
    public async Task A_server_that_is_away_fails_and_says_so()
    {
        var words = new StringWriter();
        var report = await RunAsync(new SmokeOptions(new Uri("http://127.0.0.1:1")), words);
        report.HasPassed.ShouldBeFalse();
        report.Results[0].Outcome.ShouldBe(StepOutcome.Failed);
        report.Results[0].Came.ShouldNotBeNull().ShouldContain("refused", Case.Insensitive);
    }

    [Test]
    public void A_report_with_characters_that_xml_has_not_is_still_xml()
    {
        var report = new SmokeReport(TextWriter.Null);
        report.Add(new StepResult("auth", "a step", StepOutcome.Failed, "sense", "non\u0000sense\u001b<&", TimeSpan.Zero));
        XDocument.Parse(report.ToJUnit().ToString()).Descendants("failure").Single().Value.ShouldContain("nonsense<&");
    }

    private static async Task<SmokeReport> RunAsync(SmokeOptions options, TextWriter words)
    {
        var report = new SmokeReport(words);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = options.Address, Timeout = options.Patience };
        await new SmokeRun(options, http, report).RunAsync();
        return report;
    }
}
