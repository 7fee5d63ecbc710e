using System.Net;
using System.Text.RegularExpressions;
using Qeyafa.Api.Hosting;
using Qeyafa.Api.Problems;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed partial class ProblemTests
{
    private static HttpClient Client => SharedHost.Host.Client;

    [Test]
    public async Task Exception_Unexpected_Is500WithoutItsText()
    {
        var answer = await Client.GetAsync("/api/v1/samples/fail?kind=bug");

        var problem = await answer.ProblemAsync(500, "internal_error");
        problem.ToString().ShouldNotContain("hunter2");
        problem.ToString().ShouldNotContain("Exception");
    }

    [TestCase("away", "1")]
    [TestCase("timeout", "3")]
    public async Task Exception_OfAnOutage_Is503WithRetryAfter(string kind, string retryAfter)
    {
        var answer = await Client.GetAsync("/api/v1/samples/fail?kind=" + kind);

        var problem = await answer.ProblemAsync(503, "temporarily_unavailable");
        problem.ToString().ShouldNotContain("10.0.0.1");
        answer.Header("Retry-After").ShouldBe(retryAfter);
    }

    [TestCase("Malformed", 400)]
    [TestCase("Unauthenticated", 401)]
    [TestCase("Forbidden", 403)]
    [TestCase("NotFound", 404)]
    [TestCase("Conflict", 409)]
    [TestCase("PreconditionFailed", 412)]
    [TestCase("RuleBroken", 422)]
    [TestCase("TooMany", 429)]
    [TestCase("Unavailable", 503)]
    public async Task Error_OfEachKind_HasItsStatus(string kind, int status)
    {
        var problem = await (await Client.GetAsync("/api/v1/samples/fail?kind=" + kind)).ProblemAsync(status, "x");

        problem.GetProperty("detail").GetString().ShouldBe("A thing.");
    }

    [Test]
    public async Task Error_WithAWait_SaysSoInWholeSeconds() =>
        (await Client.GetAsync("/api/v1/samples/fail?kind=throttled")).Header("Retry-After").ShouldBe("3");

    [Test]
    public async Task Caller_Unknown_Is401WithAChallenge()
    {
        var answer = await Client.GetAsync("/api/v1/samples/secret");

        await answer.ProblemAsync(401, "unauthenticated");
        answer.Header("WWW-Authenticate").ShouldBe("Bearer");
    }

    [Test]
    public async Task Caller_WithoutTheRole_Is403() =>
        await (await Client.SendAsync(Answers.Request(HttpMethod.Get, "/api/v1/samples/admin", null, ("Authorization", "Bearer 65f000000000000000000001")))).ProblemAsync(403, "forbidden");

    [TestCase("/nowhere")]
    [TestCase("/api/v1/nowhere")]
    [TestCase("/api/v1/samples/65f000000000000000000001/more")]
    public async Task Path_Unknown_Is404ForEveryone(string path) => await (await Client.GetAsync(path)).ProblemAsync(404, "not_found");

    [Test]
    public async Task Method_NotTaken_Is405WithAllow()
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Patch, "/api/v1/samples"));

        await answer.ProblemAsync(405, "method_not_allowed");
        answer.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(["GET", "HEAD", "OPTIONS", "POST"]);
    }

    [TestCase("text/html")]
    [TestCase("application/xml, text/*")]
    [TestCase("application/json;q=0")]
    [TestCase("application/json;q=0, */*")]
    public async Task Accept_ExcludingJson_Is406(string accept) =>
        await (await Client.SendAsync(Answers.Request(HttpMethod.Get, "/api/v1/samples", null, ("Accept", accept)))).ProblemAsync(406, "not_acceptable");

    [TestCase("/api/v1/samples", "text/html, application/*;q=0.5")]
    [TestCase("/api/v1/samples", "*/*;q=0.1")]
    [TestCase("/api/v1/samples", "garbage")]
    [TestCase("/api/v1/samples/table.csv", "text/csv")]
    public async Task Accept_LettingItThrough_IsAnswered(string path, string accept) =>
        (await Client.SendAsync(Answers.Request(HttpMethod.Get, path, null, ("Accept", accept)))).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Test]
    public async Task Accept_OfAPost_IsAskedBeforeItIsCarriedOut()
    {
        var before = SharedHost.Host.Ledger.Ids.Count;

        await (await Client.PostJsonAsync("/api/v1/samples", """{"name":"a"}""", ("Accept", "text/html"))).ProblemAsync(406, "not_acceptable");

        SharedHost.Host.Ledger.Ids.Count.ShouldBe(before);
    }

    [Test]
    public async Task Instance_IsThePathWithoutTheQuery()
    {
        var problem = await (await Client.GetAsync("/api/v1/samples/fail?kind=bug")).ProblemAsync(500, "internal_error");

        problem.GetProperty("instance").GetString().ShouldBe("/api/v1/samples/fail");
    }

    [Test]
    public async Task Trace_OfTheClient_IsTheProblemsTrace()
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, "/nowhere", null, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));

        (await answer.ProblemAsync(404, "not_found")).GetProperty("trace_id").GetString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Test]
    public async Task Table_HasEveryCodeThatTheSolutionUses()
    {
        await using var app = QeyafaHost.Build(["--environment", "Development"]);
        var table = app.Services.GetRequiredService<ProblemTable>();
        var used = SourceFiles().SelectMany(file => ErrorCode().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Code: match.Groups["code"].Value))).ToList();

        used.Count.ShouldBeGreaterThan(5);
        used.Where(use => table.Find(use.Code) is null).ShouldBeEmpty();
    }

    [Test]
    public async Task Table_GivesEachCodeTheStatusOfItsKind()
    {
        await using var app = QeyafaHost.Build(["--environment", "Development"]);
        var table = app.Services.GetRequiredService<ProblemTable>();
        int[] asMalformed = [400, 406, 413, 415];
        foreach (var match in SourceFiles().SelectMany(file => ErrorCode().Matches(File.ReadAllText(file)).Cast<Match>()))
        {
            var kind = Enum.Parse<ErrorKind>(match.Groups["kind"].Value);
            var entry = table.Find(match.Groups["code"].Value).ShouldNotBeNull(match.Value);
            (kind == ErrorKind.Malformed ? asMalformed.Contains(entry.Status) : entry.Status == ProblemTable.StatusOf(kind)).ShouldBeTrue($"{entry.Code}: {entry.Status} for {kind}");
        }
    }

    [Test]
    public async Task Table_ReadsWell()
    {
        await using var app = QeyafaHost.Build(["--environment", "Development"]);
        foreach (var entry in app.Services.GetRequiredService<ProblemTable>().Entries)
        {
            entry.Code.ShouldMatch("^[a-z]+(_[a-z]+)*$");
            entry.Title.ShouldNotEndWith(".");
            entry.Explanation.ShouldEndWith(".");
            entry.Status.ShouldBeInRange(400, 599);
        }
    }

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex("ErrorKind\\.(?<kind>[A-Za-z]+),\\s*\"(?<code>[a-z_]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorCode();
}
