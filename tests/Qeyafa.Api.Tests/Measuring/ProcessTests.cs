using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.Measuring;

/// <summary>Measuring from pictures over HTTP, with a service that keeps its contract.</summary>
internal sealed class ProcessTests : ProcessFixture
{
    [SetUp]
    public void Forget() => Service.Script();

    [Test]
    public async Task Process_RecordsWhatTheServiceMeasured_WithPicturesSourceAndConfidence()
    {
        using var maya = await Server.RegisterAsync();

        var answer = await SendAsync(maya, Form());

        var record = await answer.JsonAsync();
        ((int)answer.StatusCode).ShouldBe(201, record.ToString());
        var id = record.GetProperty("id").GetString()!;
        answer.Header("Location").ShouldBe("/api/v1/measurements/" + id);
        answer.Header("ETag").ShouldBe("\"v1\"");
        record.GetProperty("measurements").ToString().ShouldBe("""{"chest":92.5,"waist":74,"hips":99.25}""");
        (record.GetProperty("height").GetDouble(), record.GetProperty("unit").GetString(), record.GetProperty("source").GetString(), record.GetProperty("ai_confidence").GetDouble())
            .ShouldBe((170, "cm", "ai_service", 0.87));
        string[] pictures = [$"measurements/{maya.Id}/{id}-front.jpg", $"measurements/{maya.Id}/{id}-side.jpg"];
        record.GetProperty("image_paths").EnumerateArray().Select(path => path.GetString()).ShouldBe(pictures);
        (await PicturesAsync(maya)).ShouldBe(pictures);
        record.GetProperty("weight").ValueKind.ShouldBe(JsonValueKind.Null);
        var stored = await (await maya.GetAsync("/api/v1/measurements/" + id)).JsonAsync();
        stored.GetProperty("image_paths").GetArrayLength().ShouldBe(2);
        stored.GetProperty("ai_confidence").GetDouble().ShouldBe(0.87);
    }

    [Test]
    public async Task Process_WarnsOfValuesThatTheServiceIsNotSureOf()
    {
        using var maya = await Server.RegisterAsync();

        var record = await (await SendAsync(maya, Form())).JsonAsync();

        var warning = record.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem();
        (warning.GetProperty("name").GetString(), warning.GetProperty("code").GetString()).ShouldBe(("waist", "low_confidence"));
    }

    [Test]
    public async Task Service_IsAskedAsTheContractSays_WithNormalisedPictures()
    {
        using var maya = await Server.RegisterAsync();

        var record = await (await SendAsync(maya, Form("66.5", "inch"))).JsonAsync();

        var asked = Service.Calls.ShouldHaveSingleItem();
        (asked.Method, asked.Path, asked.Authorization, asked.Key, asked.Height, asked.Unit).ShouldBe(
            ("POST", "/v1/measure", "Bearer " + MeasuringServer.Token, record.GetProperty("id").GetString()!, "168.91", "cm"));
        asked.Files.Keys.Order(StringComparer.Ordinal).ShouldBe(["front", "side"]);
        foreach (var picture in asked.Files.Values) picture[..3].ShouldBe([0xFF, 0xD8, 0xFF], "a JPEG, whatever was sent");
        (record.GetProperty("height").GetDouble(), record.GetProperty("unit").GetString()).ShouldBe((66.5, "inch"));
        record.GetProperty("measurements").GetProperty("chest").GetDouble().ShouldBe(92.5 / 2.54, 1e-6);
    }

    [Test]
    public async Task ValuesInInches_AreTakenAsSuch()
    {
        Service.Script(MeasuringServer.Answer(200, """{"measurements": {"chest": 40}, "overall_confidence": 1, "unit": "inch"}"""));
        using var maya = await Server.RegisterAsync();

        (await (await SendAsync(maya, Form())).JsonAsync()).GetProperty("measurements").GetProperty("chest").GetDouble().ShouldBe(101.6);
    }

    [Test]
    public async Task SameRequestSentAgain_WithABoundaryOfItsOwn_IsCarriedOutOnce()
    {
        using var maya = await Server.RegisterAsync();

        var first = await SendAsync(maya, Form(), "k1");
        var second = await SendAsync(maya, Form(), "k1");

        ((int)second.StatusCode).ShouldBe(201);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await maya.CountAsync(), Service.Calls.Count).ShouldBe((1, 1));
        await (await SendAsync(maya, Form(front: Side), "k1")).ProblemAsync(422, "idempotency_key_reused");
    }

    [Test]
    public async Task LargePictures_UnderAKey_AreComparedByTheirContent()
    {
        using var maya = await Server.RegisterAsync();
        byte[] large = [.. Front, .. new byte[600 * 1024]];
        byte[] other = [.. large];
        other[^1] = 1;

        var first = await SendAsync(maya, Form(front: large), "k2");
        ((int)first.StatusCode).ShouldBe(201, await first.Content.ReadAsStringAsync());
        ((int)(await SendAsync(maya, Form(front: large), "k2")).StatusCode).ShouldBe(201);
        await (await SendAsync(maya, Form(front: other), "k2")).ProblemAsync(422, "idempotency_key_reused");

        (await maya.CountAsync()).ShouldBe(1);
    }

    [Test]
    public async Task TryThatFailedOnOurSide_IsRepeatedWithTheSameId()
    {
        using var maya = await Server.RegisterAsync();
        Service.Script(MeasuringServer.Answer(403));
        await (await SendAsync(maya, Form(), "k3")).ProblemAsync(503, "measuring_unavailable");

        ((int)(await SendAsync(maya, Form(), "k3")).StatusCode).ShouldBe(201);

        Service.Calls.Select(call => call.Key).Distinct().Count().ShouldBe(1);
        (await PicturesAsync(maya)).Count.ShouldBe(2);
    }

    [Test]
    public async Task SomebodyElse_IsMeasuredOnlyByWhoMayWriteForThem()
    {
        using var maya = await Server.RegisterAsync();
        using var mallory = await Server.RegisterAsync("Mallory");

        await (await SendAsync(mallory, Form(userId: maya.Id))).ProblemAsync(404, "not_found");

        await NothingIsStoredAsync(maya);
        Service.Calls.ShouldBeEmpty();
        ((int)(await SendAsync(maya, Form(userId: maya.Id))).StatusCode).ShouldBe(201);
    }

    [Test]
    public async Task NobodySignedIn_Is401()
    {
        using var stranger = Server.Stranger();

        await (await SendAsync(stranger, Form())).ProblemAsync(401, "unauthenticated");
    }

    [TestCase("tall", null, null, "height")]
    [TestCase("1,70", null, null, "height")]
    [TestCase("NaN", null, null, "height")]
    [TestCase("1e3", null, null, "height")]
    [TestCase(null, null, null, "height")]
    [TestCase("170", "feet", null, "unit")]
    [TestCase("170", null, "me", "user_id")]
    public async Task Field_ThatCannotBeRead_Is400_AndNamed(string? height, string? unit, string? userId, string named)
    {
        using var maya = await Server.RegisterAsync();

        await (await SendAsync(maya, Form(height, unit, userId))).BlamesAsync(named);

        await NothingIsStoredAsync(maya);
    }

    [TestCase("17", null)]
    [TestCase("170", "inch")]
    public async Task Height_ThatNobodyHas_Is422_AndNobodyIsAsked(string height, string? unit)
    {
        using var maya = await Server.RegisterAsync();

        var problem = await (await SendAsync(maya, Form(height, unit))).ProblemAsync(422, "validation_failed");

        problem.GetProperty("errors").EnumerateObject().Select(member => member.Name).ShouldBe(["height"]);
        Service.Calls.ShouldBeEmpty();
        await NothingIsStoredAsync(maya);
    }

    [Test]
    public async Task Picture_ThatIsNone_Is415_AndNamed()
    {
        using var maya = await Server.RegisterAsync();

        var problem = await (await SendAsync(maya, Form(side: Encoding.ASCII.GetBytes("no picture at all, whatever its name")))).ProblemAsync(415, "unsupported_picture");

        problem.GetProperty("errors").EnumerateObject().Select(member => member.Name).ShouldBe(["side"]);
        await NothingIsStoredAsync(maya);
    }

    [Test]
    public async Task Picture_ThatIsDamaged_Is422_AndNamed()
    {
        using var maya = await Server.RegisterAsync();

        var problem = await (await SendAsync(maya, Form(front: Front[..(Front.Length / 2)]))).ProblemAsync(422, "picture_damaged");

        problem.GetProperty("errors").EnumerateObject().Select(member => member.Name).ShouldBe(["front"]);
        await NothingIsStoredAsync(maya);
    }

    [Test]
    public async Task Picture_LargerThanPicturesMayBe_Is413()
    {
        using var maya = await Server.RegisterAsync();

        await (await SendAsync(maya, Form(front: new byte[(10 * 1024 * 1024) + 1]))).ProblemAsync(413, "content_too_large");
    }

    [Test]
    public async Task BodyThatIsNoForm_Is415()
    {
        using var maya = await Server.RegisterAsync();
        using var json = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));

        await (await SendAsync(maya, json)).ProblemAsync(415, "unsupported_media_type");
    }
}
