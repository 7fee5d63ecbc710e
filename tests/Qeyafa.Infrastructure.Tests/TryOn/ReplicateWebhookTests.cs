using System.Globalization;
using System.Text;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.TryOn.Webhooks;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.TryOn.Replicate;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>Which webhooks are taken, and what they say.</summary>
public sealed class ReplicateWebhookTests
{
    private const string Body = """{"id": "pabc", "status": "succeeded"}""";

    private ReplicateRig _rig = null!;

    [SetUp]
    public async Task StartAsync() => _rig = await ReplicateRig.StartAsync(options => options.WebhookSecret = ReplicateServer.Secret);

    [TearDown]
    public async Task StopAsync() => await _rig.DisposeAsync();

    [TestCase(0)]
    [TestCase(-300)]
    [TestCase(300)]
    public async Task Webhook_SignedForNow_SaysHowTheEngineGoesOn(int skew)
    {
        var read = await ReadAsync(Signed(skew));

        read.Value!.ShouldBe("prediction:pabc:2");
        ReplicateReference.TryParse(read.Value!, out var reference).ShouldBeTrue();
        reference.ShouldBe(ReplicateReference.Prediction("pabc", 2));
    }

    [TestCase(-301)]
    [TestCase(301)]
    public async Task Webhook_OfAnotherTime_IsNotTaken(int skew) => (await ReadAsync(Signed(skew))).Error!.Code.ShouldBe("webhook_not_signed");

    [Test]
    public async Task Webhook_WithAnotherBody_IsNotTaken() =>
        (await ReadAsync(Signed() with { Body = Encoding.UTF8.GetBytes("""{"id": "pxyz", "status": "succeeded"}""") })).Error!.Code.ShouldBe("webhook_not_signed");

    [Test]
    public async Task Webhook_WithALimitOfNumbersAsItsTime_IsNotTaken() => (await ReadAsync(Signed() with { Timestamp = long.MaxValue.ToString(CultureInfo.InvariantCulture) })).Error!.Code.ShouldBe("webhook_not_signed");

    [Test]
    public async Task Webhook_WithoutWhatItNeeds_IsMalformed()
    {
        foreach (var webhook in new[]
        {
            Signed() with { Id = null }, Signed() with { Id = "a b" }, Signed() with { Id = new string('i', 256) },
            Signed() with { Timestamp = null }, Signed() with { Timestamp = "-5" }, Signed() with { Timestamp = "soon" },
            Signed() with { Signature = null }, Signed() with { Mark = null }, Signed() with { Mark = "qeyafa-x-000001-01795694400" },
            Signed(body: "no JSON"), Signed(body: """{"id": 5}"""), Signed(body: """{"id": "a/b"}"""),
        })
        {
            (await ReadAsync(webhook)).Error!.Kind.ShouldBe(ErrorKind.Malformed, webhook.ToString());
        }
    }

    [Test]
    public async Task WithoutAPublicAddress_ThereIsNoWebhook()
    {
        _rig.Options.PublicUrl = "";

        (await ReadAsync(Signed())).Error.ShouldBe(Error.NotFound);
    }

    [Test]
    public async Task WithoutAConfiguredKey_ReplicateIsAskedForIt_OnceAnHour()
    {
        _rig.Options.WebhookSecret = null;
        var webhooks = NewWebhooks();

        (await webhooks.ReadAsync(Signed(), CancellationToken.None)).IsSuccess.ShouldBeTrue();
        (await webhooks.ReadAsync(Signed(), CancellationToken.None)).IsSuccess.ShouldBeTrue();
        _rig.Server.Count("secret").ShouldBe(1);

        _rig.Clock.Advance(TimeSpan.FromHours(1));
        (await webhooks.ReadAsync(Signed(), CancellationToken.None)).IsSuccess.ShouldBeTrue();
        _rig.Server.Count("secret").ShouldBe(2);
    }

    [Test]
    public async Task KeyThatCannotBeHad_IsAnOutage()
    {
        _rig.Options.WebhookSecret = null;
        _rig.Server.Next("secret", Misbehaving.Status(500), Misbehaving.Json("""{"key": "garbage"}"""), Misbehaving.Status(401));

        for (var tries = 0; tries < 3; tries++) await Should.ThrowAsync<DependencyUnavailableException>(() => ReadAsync(Signed()));
    }

    private SignedWebhook Signed(int skew = 0, string body = Body)
    {
        WebhookKey.TryRead(ReplicateServer.Secret, out var key).ShouldBeTrue();
        var timestamp = _rig.Clock.GetUtcNow().ToUnixTimeSeconds() + skew;
        var bytes = Encoding.UTF8.GetBytes(body);
        return new SignedWebhook("msg_1", timestamp.ToString(CultureInfo.InvariantCulture), "v1," + key!.Sign("msg_1", timestamp, bytes), bytes, ReplicateReference.Intent(2, _rig.Clock.GetUtcNow()).MarkOf(ReplicateRig.TryOn));
    }

    private Task<Result<string>> ReadAsync(SignedWebhook webhook) => NewWebhooks().ReadAsync(webhook, CancellationToken.None);

    private ReplicateWebhooks NewWebhooks()
    {
        var options = Microsoft.Extensions.Options.Options.Create(_rig.Options);
        return new ReplicateWebhooks(new ReplicateWebhookKey(new ReplicateApi(_rig.Http, options), options, _rig.Clock), options, _rig.Clock);
    }
}
