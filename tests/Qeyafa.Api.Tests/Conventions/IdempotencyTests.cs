using System.Net;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class IdempotencyTests
{
    private const string Path = "/api/v1/samples";
    private const string Body = """{"name":"a"}""";

    private SampleHost _host = null!;

    [SetUp]
    public async Task StartAsync() => _host = await SampleHost.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [Test]
    public async Task Create_Repeated_AnswersTheFirstAnswer()
    {
        var first = await SendAsync("k1");
        var second = await SendAsync("k1");

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Header("Location").ShouldBe(first.Header("Location"));
        second.Header("ETag").ShouldBe("\"v1\"");
        second.Content.Headers.ContentType.ShouldBe(first.Content.Headers.ContentType);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        _host.Ledger.Created.ShouldBe(1);
    }

    [Test]
    public async Task Create_WithoutAKey_IsCarriedOutEachTime()
    {
        (await _host.Client.PostJsonAsync(Path, Body)).Header("Location").ShouldNotBe((await _host.Client.PostJsonAsync(Path, Body)).Header("Location"));

        _host.Ledger.Created.ShouldBe(2);
    }

    [Test]
    public async Task Create_WithAnotherBody_Is422()
    {
        await SendAsync("k1");

        await (await SendAsync("k1", """{"name":"b"}""")).ProblemAsync(422, "idempotency_key_reused");
    }

    [Test]
    public async Task Create_OfAnotherCaller_IsAnotherRequest()
    {
        await SendAsync("k1");
        var other = await _host.Client.PostJsonAsync(Path, """{"name":"b"}""", ("Idempotency-Key", "k1"), ("Authorization", "Bearer 65f000000000000000000001"));

        other.StatusCode.ShouldBe(HttpStatusCode.Created);
        _host.Ledger.Created.ShouldBe(2);
    }

    [Test]
    public async Task Create_StillInFlight_Is409WithRetryAfter()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        _host.Ledger.BeforeCreate = () =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        var first = SendAsync("k1");
        await entered.Task;

        var second = await SendAsync("k1");
        release.SetResult();

        await second.ProblemAsync(409, "idempotency_in_flight");
        second.Header("Retry-After").ShouldBe("1");
        (await first).StatusCode.ShouldBe(HttpStatusCode.Created);
        _host.Ledger.Created.ShouldBe(1);
    }

    [Test]
    public async Task Create_FailedOnOurSide_IsTriedAgainWithTheSameId()
    {
        _host.Ledger.AfterCreate = () => throw new TimeoutException();
        await (await SendAsync("k1")).ProblemAsync(503, "temporarily_unavailable");
        _host.Ledger.AfterCreate = null;

        (await SendAsync("k1")).StatusCode.ShouldBe(HttpStatusCode.Created);

        _host.Ledger.Ids.Distinct().Count().ShouldBe(1);
        _host.Ledger.Ids.Count.ShouldBe(2);
    }

    [Test]
    public async Task Create_Refused_LeavesTheKeyFree()
    {
        await (await SendAsync("k1", """{"name":"refused"}""")).ProblemAsync(422, "validation_failed");

        (await SendAsync("k1")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Test]
    public async Task Create_RefusedAfterATryThatMayHaveGotThrough_KeepsItsId()
    {
        _host.Ledger.AfterCreate = () => throw new TimeoutException();
        await (await SendAsync("k1")).ProblemAsync(503, "temporarily_unavailable");
        (_host.Ledger.AfterCreate, _host.Ledger.Refuses) = (null, true);
        await (await SendAsync("k1")).ProblemAsync(422, "validation_failed");
        _host.Ledger.Refuses = false;

        (await SendAsync("k1")).StatusCode.ShouldBe(HttpStatusCode.Created);

        _host.Ledger.Ids.Count.ShouldBe(2);
        _host.Ledger.Ids.Distinct().Count().ShouldBe(1);
    }

    [TestCase("")]
    [TestCase("a b")]
    public async Task Key_OfAnotherForm_Is400(string key)
    {
        await (await SendAsync(key)).BlamesAsync("Idempotency-Key");

        _host.Ledger.Created.ShouldBe(0);
    }

    [Test]
    public async Task Key_MayHave128Characters_NotOneMore()
    {
        (await SendAsync(new string('k', 128))).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await SendAsync(new string('k', 129))).BlamesAsync("Idempotency-Key");
    }

    private Task<HttpResponseMessage> SendAsync(string key, string body = Body) => _host.Client.PostJsonAsync(Path, body, ("Idempotency-Key", key));
}
