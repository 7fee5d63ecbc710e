using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.TryOn.Replicate;

namespace Qeyafa.Infrastructure.Tests.TryOn;

/// <summary>References, signatures, waits and settings.</summary>
public sealed class ReplicateFormTests
{
    private const string Id = "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk";
    private const long Timestamp = 1649367553;
    private const string Body = """{"email":"test@example.com","username":"test_user"}""";
    private const string Signature = "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=";

    private static WebhookKey Key => WebhookKey.TryRead(ReplicateServer.Secret, out var key) ? key : throw new InvalidOperationException("The secret cannot be read.");

    [Test]
    public void Signature_IsTheVectorOfStandardWebhooks()
    {
        ("v1," + Key.Sign(Id, Timestamp, Encoding.UTF8.GetBytes(Body))).ShouldBe(Signature);
        Key.Verifies(Id, Timestamp, Encoding.UTF8.GetBytes(Body), Signature).ShouldBeTrue();
        Key.Verifies(Id, Timestamp, Encoding.UTF8.GetBytes(Body), "v1,AAAA v2,x " + Signature).ShouldBeTrue("one of several is enough: keys are rotated");
    }

    [TestCase("")]
    [TestCase("tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=")]
    [TestCase("v2,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=")]
    [TestCase("v1,")]
    [TestCase("v1,????")]
    [TestCase("v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kk")]
    public void Signature_OfAnotherForm_DoesNotVerify(string signatures) => Key.Verifies(Id, Timestamp, Encoding.UTF8.GetBytes(Body), signatures).ShouldBeFalse();

    [Test]
    public void Signature_WithAnyByteOfTheBodyFlipped_DoesNotVerify() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, Body.Length - 1), Gen.Choose(1, 255)).ToArbitrary(),
        change =>
        {
            var body = Encoding.UTF8.GetBytes(Body);
            body[change.Item1] ^= (byte)change.Item2;
            return !Key.Verifies(Id, Timestamp, body, Signature);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Signature_ForAnotherTimeOrId_DoesNotVerify() => Prop.ForAll(
        Gen.Zip(Gen.Choose(-1000, 1000), ArbMap.Default.GeneratorFor<NonEmptyString>()).ToArbitrary(),
        other => (other.Item1 == 0 || !Key.Verifies(Id, Timestamp + other.Item1, Encoding.UTF8.GetBytes(Body), Signature))
            && (other.Item2.Get == Id || !Key.Verifies(other.Item2.Get, Timestamp, Encoding.UTF8.GetBytes(Body), Signature))).QuickCheckThrowOnFailure();

    [TestCase("C2FVsBQIhrscChlQIMV+b5sSYspob7oD")]
    [TestCase("whsec_")]
    [TestCase("whsec_???")]
    [TestCase(null)]
    public void Key_OfAnotherForm_IsNone(string? text) => WebhookKey.TryRead(text, out _).ShouldBeFalse();

    [Test]
    public void Reference_ReadBack_IsTheSame() => Prop.ForAll(
        Gen.Zip(Gen.Choose(1, int.MaxValue), Gen.Choose(0, int.MaxValue)).ToArbitrary(),
        numbers =>
        {
            var intent = ReplicateReference.Intent(numbers.Item1, DateTimeOffset.FromUnixTimeSeconds(numbers.Item2));
            var prediction = ReplicateReference.Prediction($"p{numbers.Item2}", numbers.Item1);
            return ReplicateReference.TryParse(intent.ToString(), out var first) && first == intent && ReplicateReference.TryParse(prediction.ToString(), out var second) && second == prediction;
        }).QuickCheckThrowOnFailure();

    [TestCase("")]
    [TestCase("intent:0:5")]
    [TestCase("intent:1")]
    [TestCase("intent:1:-5")]
    [TestCase("intent:1:99999999999999999")]
    [TestCase("prediction::1")]
    [TestCase("prediction:a/b:1")]
    [TestCase("prediction:abc:99999999999")]
    [TestCase("prediction:abc\n:1")]
    public void Reference_OfAnotherForm_IsNone(string text) => ReplicateReference.TryParse(text, out _).ShouldBeFalse();

    [Test]
    public void Mark_IsNoPartOfAnother_AndTellsItsAttempt() => Prop.ForAll(
        Gen.Zip(Gen.Zip(Gen.Choose(1, 999_999), Gen.Choose(1, 999_999)), Gen.Zip(Gen.Choose(0, int.MaxValue), Gen.Choose(0, 1))).ToArbitrary(),
        both =>
        {
            var of = (both.Item1.Item1, both.Item1.Item2, both.Item2.Item1, both.Item2.Item2);
            var id = EntityId.Parse("65f00000000000000000000a");
            var at = DateTimeOffset.FromUnixTimeSeconds(of.Item3);
            var (first, second) = (ReplicateReference.Intent(of.Item1, at).MarkOf(id), ReplicateReference.Intent(of.Item2, at.AddSeconds(of.Item4)).MarkOf(id));
            return ReplicateReference.AttemptOf(first) == of.Item1 && second.Contains(first, StringComparison.Ordinal) == (of.Item1 == of.Item2 && of.Item4 == 0);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Wait_AfterAnyWords_IsFromOneSecondToFiveMinutes() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), words =>
    {
        foreach (var detail in new[] { words.Get, "resets in " + words.Get, $"in {words.Get.Length * 1_000_000}s", "in 1ms" })
        {
            var wait = ReplicateErrors.WaitOf(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["detail"] = detail }), header: null);
            if (wait < TimeSpan.FromSeconds(1) || wait > TimeSpan.FromMinutes(5)) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Wait_WithoutWords_IsTheHeaders() => ReplicateErrors.WaitOf(body: null, TimeSpan.FromSeconds(7)).ShouldBe(TimeSpan.FromSeconds(7));

    [TestCase("replicate.delivery", "replicate.delivery", true)]
    [TestCase("*.replicate.delivery", "pbxt.replicate.delivery", true)]
    [TestCase("*.replicate.delivery", "replicate.delivery", false)]
    [TestCase("*.replicate.delivery", "evilreplicate.delivery", false)]
    [TestCase("replicate.delivery", "replicate.delivery.example.com", false)]
    [TestCase("", "replicate.delivery", false)]
    public void OutputHosts_AreExactOrBelow(string setting, string host, bool contained)
    {
        OutputHosts.TryRead(setting, out var hosts).ShouldBeTrue();
        hosts!.Contain(host).ShouldBe(contained);
    }

    [TestCase("Token", null, "TryOn:Replicate:Token")]
    [TestCase("Version", " ", "TryOn:Replicate:Version")]
    [TestCase("BaseUrl", "api.replicate.com", "TryOn:Replicate:BaseUrl")]
    [TestCase("BaseUrl", "http://127.0.0.1/v1", "https")]
    [TestCase("PublicUrl", "http://api.example.com", "TryOn:Replicate:PublicUrl")]
    [TestCase("PollSeconds", "0", "TryOn:Replicate:PollSeconds")]
    [TestCase("CancelAfterSeconds", "4", "TryOn:Replicate:CancelAfterSeconds")]
    [TestCase("RequestSeconds", "0", "TryOn:Replicate:RequestSeconds")]
    [TestCase("DownloadSeconds", "0", "TryOn:Replicate:DownloadSeconds")]
    [TestCase("GiveUpSeconds", "1", "TryOn:Replicate:GiveUpSeconds")]
    [TestCase("OutputHosts", "a b", "TryOn:Replicate:OutputHosts")]
    [TestCase("WebhookSecret", "secret", "TryOn:Replicate:WebhookSecret")]
    [TestCase("Inputs:Person", "", "Inputs:Person")]
    public void Setting_ThatIsWrong_IsNamed(string name, string? value, string named) => Judge("replicate", (name, value)).ShouldContain(named);

    [Test]
    public void Settings_WhereReplicateIsNotTheEngine_NeedNoToken() => Judge("preview", ("Token", null), ("Version", null)).ShouldBeEmpty();

    private static string Judge(string engine, params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?> { ["TryOn:Engine"] = engine, ["TryOn:Replicate:Token"] = "r8_x", ["TryOn:Replicate:Version"] = "v" };
        foreach (var (name, value) in changes) settings["TryOn:Replicate:" + name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var options = new ReplicateOptions();
        configuration.GetSection(ReplicateOptions.Section).Bind(options);
        var result = new ReplicateOptionsRules(configuration, new Production()).Validate(null, options);
        return result.FailureMessage ?? "";
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "Qeyafa.Api";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
