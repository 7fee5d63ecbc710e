using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.TryOn;

namespace Qeyafa.Api.Tests.TryOn;

/// <summary>The webhook over HTTP: what each call is answered, and whom it wakes.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[Parallelizable(ParallelScope.Self)]
internal sealed class ReplicateWebhookTests
{
    private const string Key = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private const string Path = "/api/v1/tryon/webhooks/replicate?job=qeyafa-65f00000000000000000000a-000001-01795694400";
    private const string Body = """{"id": "pabc", "status": "succeeded"}""";

    private readonly RecordedWake _wake = new();

    private QeyafaServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await QeyafaServer.StartAsync(
        new() { ["TryOn:Replicate:Token"] = "r8_x", ["TryOn:Replicate:PublicUrl"] = "https://api.example.com", ["TryOn:Replicate:WebhookSecret"] = "whsec_" + Key },
        configure: builder => builder.Services.AddSingleton<ITryOnWake>(_wake));

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Webhook_WakesItsTryOn_AndIs204_Once()
    {
        var id = NewId();

        ((int)(await SendAsync(id)).StatusCode).ShouldBe(204);
        ((int)(await SendAsync(id)).StatusCode).ShouldBe(204);

        _wake.Woken.Count(woken => woken == ("replicate", "prediction:pabc:1")).ShouldBe(1);
    }

    [Test]
    public async Task Webhook_ThatWakesNobodyForAnOutage_IsTakenWhenItIsSentAgain()
    {
        var id = NewId();
        const string other = """{"id": "pfails", "status": "succeeded"}""";
        await (await SendAsync(id, other)).ProblemAsync(503, "temporarily_unavailable");

        ((int)(await SendAsync(id, other)).StatusCode).ShouldBe(204);

        _wake.Woken.ShouldContain(("replicate", "prediction:pfails:1"));
    }

    [Test]
    public async Task Webhook_NotSignedForNow_Is401()
    {
        await (await SendAsync(NewId(), sent: Body.Replace("pabc", "pxyz", StringComparison.Ordinal))).ProblemAsync(401, "webhook_not_signed");
        await (await SendAsync(NewId(), skew: -400)).ProblemAsync(401, "webhook_not_signed");
    }

    [Test]
    public async Task Webhook_ThatCannotBeRead_Is400_AndNamesWhat()
    {
        await (await SendAsync("")).BlamesAsync("webhook-id");
        await (await SendAsync(NewId(), body: "nonsense")).BlamesAsync("id");
        await (await SendAsync(NewId(), path: Path[..Path.IndexOf('?', StringComparison.Ordinal)])).BlamesAsync("job");
    }

    [Test]
    public async Task Webhook_LargerThanAMebibyte_Is413() => await (await SendAsync(NewId(), new string(' ', 1024 * 1024) + Body)).ProblemAsync(413, "content_too_large");

    [Test]
    public async Task WithoutReplicate_Is404()
    {
        await using var server = await QeyafaServer.StartAsync(configure: builder => builder.Services.AddSingleton<ITryOnWake>(_wake));

        await (await SendAsync(NewId(), server: server)).ProblemAsync(404, "not_found");
    }

    private static string NewId() => $"msg_{Guid.NewGuid():N}";

    private async Task<HttpResponseMessage> SendAsync(string id, string body = Body, int skew = 0, string? sent = null, string path = Path, QeyafaServer? server = null)
    {
        var timestamp = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + skew).ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent ?? body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", "v1," + signature);
        using var service = (server ?? _server).Stranger();
        return await service.Http.SendAsync(request);
    }

    private sealed class RecordedWake : ITryOnWake
    {
        private int _failures;

        public ConcurrentQueue<(string Engine, string Reference)> Woken { get; } = new();

        public Task<bool> WakeAsync(string engine, string reference, CancellationToken cancellationToken)
        {
            if (reference.Contains("pfails", StringComparison.Ordinal) && Interlocked.Increment(ref _failures) == 1) throw new TimeoutException();

            Woken.Enqueue((engine, reference));
            return Task.FromResult(true);
        }
    }
}
