using System.Globalization;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Api.Tests.Measuring;

/// <summary>Measuring from pictures over HTTP, with a service that refuses, fails, lingers or babbles.</summary>
internal sealed class ProcessFaultTests : ProcessFixture
{
    private static IEnumerable<TestCaseData> Nonsense =>
    [
        Case("no JSON", MeasuringServer.Answer(200, "<html>")),
        Case("an array", MeasuringServer.Answer(200, "[]")),
        Case("no values", MeasuringServer.Answer(200, """{"measurements": {}, "overall_confidence": 1, "unit": "cm"}""")),
        Case("a text as a value", MeasuringServer.Answer(200, """{"measurements": {"chest": "92"}, "overall_confidence": 1, "unit": "cm"}""")),
        Case("a name that is none", MeasuringServer.Answer(200, """{"measurements": {"Chest Size": 92}, "overall_confidence": 1, "unit": "cm"}""")),
        Case("no confidence", MeasuringServer.Answer(200, """{"measurements": {"chest": 92}, "unit": "cm"}""")),
        Case("too much confidence", MeasuringServer.Answer(200, """{"measurements": {"chest": 92}, "overall_confidence": 87, "unit": "cm"}""")),
        Case("another unit", MeasuringServer.Answer(200, """{"measurements": {"chest": 92}, "overall_confidence": 1, "unit": "mm"}""")),
        Case("a fault without a reason", MeasuringServer.Answer(422, """{"fault": {"code": "x"}}""")),
        Case("2 MiB", MeasuringServer.Answer(200, "{\"x\": \"" + new string('x', 2 * 1024 * 1024) + "\"}")),
        Case("401", MeasuringServer.Answer(401)),
        Case("404", MeasuringServer.Answer(404)),
        Case("a redirect", MeasuringServer.Answer(302, location: "/elsewhere")),
        Case("202 to nowhere", MeasuringServer.Answer(202)),
        Case("202 to what is no address", MeasuringServer.Answer(202, location: "//")),
        Case("202 to another host", MeasuringServer.Answer(202, location: "http://127.0.0.2:9/job")),
    ];

    private static IEnumerable<TestCaseData> Passing =>
    [
        Case("500", MeasuringServer.Answer(500)),
        Case("429", MeasuringServer.Answer(429, retryAfter: "0")),
        Case("408", MeasuringServer.Answer(408)),
        Case("connection lost", MeasuringServer.Drop),
        Case("cut off in the answer", MeasuringServer.CutOff),
    ];

    [SetUp]
    public void Forget() => Service.Script();

    /// <summary>What the service makes of pictures is at stake here, not how pictures are checked and kept.</summary>
    protected override void Configure(WebApplicationBuilder builder) => builder.Services.AddSingleton<IPictureStudio, TrustingStudio>().AddSingleton<IObjectStorage, MemoryStorage>();

    [Test]
    public async Task AsynchronousAnswer_IsAskedForUntilItIsThere()
    {
        Service.Script(
            MeasuringServer.Answer(202, location: "/v1/jobs/7", retryAfter: "0"), MeasuringServer.Answer(202), MeasuringServer.Answer(500), MeasuringServer.Answer(202, location: "jobs/7b"),
            MeasuringServer.Answer(200, MeasuringServer.Measured));
        using var maya = await Server.RegisterAsync();

        ((int)(await SendAsync(maya, Form())).StatusCode).ShouldBe(201);

        Service.Calls.Select(call => $"{call.Method} {call.Path}").ShouldBe(["POST /v1/measure", "GET /v1/jobs/7", "GET /v1/jobs/7", "GET /v1/jobs/7", "GET /v1/jobs/7b"]);
        Service.Calls.ShouldAllBe(call => call.Authorization == "Bearer " + MeasuringServer.Token);
    }

    [TestCaseSource(nameof(Passing))]
    public async Task FailureThatPasses_IsTriedAgain_WithTheSameKey(RequestDelegate answer)
    {
        Service.Script(answer, answer);
        using var maya = await Server.RegisterAsync();

        ((int)(await SendAsync(maya, Form())).StatusCode).ShouldBe(201);

        Service.Calls.Count.ShouldBe(3);
        Service.Calls.Select(call => call.Key).Distinct().ShouldHaveSingleItem().ShouldNotBeEmpty();
    }

    [TestCase("""{"fault": {"code": "feet_not_visible", "about": "side", "reason": "retake the side picture: feet not visible"}}""", "side")]
    [TestCase("""{"fault": {"code": "no_person", "reason": "retake the side picture: feet not visible"}}""", "front side")]
    [TestCase("""{"fault": {"code": "x", "about": "elsewhere", "reason": "retake the side picture:\u0000 feet not visible"}}""", "front side")]
    public async Task Fault_Is422_WithWhatThePersonCanDo(string body, string members)
    {
        foreach (var status in new[] { 200, 422 })
        {
            Service.Script(MeasuringServer.Answer(status, body));
            using var maya = await Server.RegisterAsync();

            var problem = await (await SendAsync(maya, Form())).ProblemAsync(422, "measuring_failed");

            problem.GetProperty("errors").EnumerateObject().Select(member => $"{member.Name}: {member.Value[0]}")
                .ShouldBe(members.Split(' ').Select(member => member + ": retake the side picture: feet not visible"));
            await NothingIsStoredAsync(maya);
        }
    }

    [Test]
    public async Task ValuesThatNoBodyHas_Are422()
    {
        Service.Script(MeasuringServer.Answer(200, """{"measurements": {"chest": 920}, "overall_confidence": 1, "unit": "cm"}"""));
        using var maya = await Server.RegisterAsync();

        await (await SendAsync(maya, Form())).ProblemAsync(422, "measuring_failed");

        await NothingIsStoredAsync(maya);
    }

    [TestCaseSource(nameof(Nonsense))]
    public async Task AnswerThatMakesNoSense_Is503(RequestDelegate answer)
    {
        Service.Script(answer);
        using var maya = await Server.RegisterAsync();

        var answered = await SendAsync(maya, Form());

        await answered.ProblemAsync(503, "measuring_unavailable");
        int.Parse(answered.Header("Retry-After")!, CultureInfo.InvariantCulture).ShouldBe(30);
        Service.Calls.Count.ShouldBe(1);
        await NothingIsStoredAsync(maya);
    }

    [Test]
    public async Task ServiceThatHangs_OrFailsForGood_Is503_InTime()
    {
        // A call that is given up can come to the service later still: not to that of the other tests.
        await using var service = await MeasuringServer.StartAsync();
        await using var server = await StartServerAsync(("Url", service.Address + "/v1/measure"), ("TotalSeconds", "2"), ("RequestSeconds", "1"));
        using var maya = await server.RegisterAsync();
        service.Script(MeasuringServer.Hang, MeasuringServer.Hang, MeasuringServer.Hang);
        await (await SendAsync(maya, Form())).ProblemAsync(503, "measuring_unavailable");

        service.Script(Enumerable.Repeat(MeasuringServer.Answer(500), 1000));
        await (await SendAsync(maya, Form())).ProblemAsync(503, "measuring_unavailable");

        (await maya.CountAsync()).ShouldBe(0);
    }

    [TestCase("44", "44")]
    [TestCase("2147483647", "3600")]
    public async Task ServiceThatWantsToBeLeftAloneForLonger_Is503_AtOnce(string told, string answered)
    {
        Service.Script(MeasuringServer.Answer(429, retryAfter: told));
        using var maya = await Server.RegisterAsync();

        var answer = await SendAsync(maya, Form());

        await answer.ProblemAsync(503, "measuring_unavailable");
        answer.Header("Retry-After").ShouldBe(answered);
        Service.Calls.Count.ShouldBe(1);
        await NothingIsStoredAsync(maya);
    }

    [Test]
    public async Task WithoutAService_Is503()
    {
        await using var server = await StartServerAsync(("Service", "none"));
        using var maya = await server.RegisterAsync();

        var answer = await SendAsync(maya, Form());

        await answer.ProblemAsync(503, "measuring_unavailable");
        answer.Header("Retry-After").ShouldBe("3600");
        Service.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task Mock_InventsTheSameForTheSamePictures_AndSaysSo()
    {
        await using var server = await StartServerAsync(("Service", "mock"));
        using var maya = await server.RegisterAsync();

        var first = await (await SendAsync(maya, Form())).JsonAsync();
        var second = await (await SendAsync(maya, Form())).JsonAsync();
        var other = await (await SendAsync(maya, Form(side: Front))).JsonAsync();

        first.GetProperty("source").GetString().ShouldBe("mock");
        first.GetProperty("measurements").ToString().ShouldBe(second.GetProperty("measurements").ToString());
        first.GetProperty("measurements").ToString().ShouldNotBe(other.GetProperty("measurements").ToString());
        Service.Calls.ShouldBeEmpty();
    }

    private static TestCaseData Case(string name, RequestDelegate answer) => new TestCaseData(answer).SetArgDisplayNames(name);
}
