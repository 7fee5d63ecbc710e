using System.Net;
using Qeyafa.Api.Http;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class EntityTagTests
{
    private const string Path = "/api/v1/samples/65f000000000000000000001";

    private static HttpClient Client => SharedHost.Host.Client;

    [Test]
    public async Task Get_OfAResource_CarriesItsTag()
    {
        var answer = await Client.GetAsync(Path);

        answer.Header("ETag").ShouldBe("\"v7\"");
        answer.Header("Cache-Control").ShouldBe("no-cache, private");
    }

    [TestCase("\"v7\"")]
    [TestCase("W/\"v7\"")]
    [TestCase("\"v1\", \"v7\"")]
    [TestCase("*")]
    public async Task Get_OfTheVersionThatTheClientHas_Is304WithItsTag(string tag)
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Get, Path, null, ("If-None-Match", tag)));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        answer.Header("ETag").ShouldBe("\"v7\"");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [TestCase("\"v8\"")]
    [TestCase("\"v77\"")]
    [TestCase("v7")]
    [TestCase("\"v07\"")]
    [TestCase("garbage")]
    public async Task Get_OfAnotherVersion_Is200(string tag) =>
        (await Client.SendAsync(Answers.Request(HttpMethod.Get, Path, null, ("If-None-Match", tag)))).StatusCode.ShouldBe(HttpStatusCode.OK);

    [TestCase("\"v7\"", 200)]
    [TestCase("\"v1\" , \"v7\"", 200)]
    [TestCase("*", 200)]
    [TestCase("\"v6\"", 412)]
    [TestCase("W/\"v7\"", 412)]
    [TestCase("\"another's\"", 412)]
    [TestCase("v7", 400)]
    [TestCase("\"v7", 400)]
    [TestCase("\"v7\" \"v8\"", 400)]
    public async Task Put_HonoursIfMatch(string tag, int status)
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Put, Path, """{"title":"a"}""", ("If-Match", tag)));

        ((int)answer.StatusCode).ShouldBe(status);
        if (status == 412)
        {
            await answer.ProblemAsync(412, "stale_version");
        }
        else if (status == 400)
        {
            await answer.BlamesAsync("If-Match");
        }
        else
        {
            answer.Header("ETag").ShouldBe("\"v8\"");
        }
    }

    [Test]
    public async Task Put_OfSomethingNew_Is201WithItsLocation()
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Put, Path, """{"title":"new"}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Header("Location").ShouldBe(Path);
    }

    [Test]
    public async Task Delete_Done_Is204WithoutABody()
    {
        var answer = await Client.DeleteAsync(Path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Delete_OfNothing_Is404() => await (await Client.DeleteAsync("/api/v1/samples/000000000000000000000000")).ProblemAsync(404, "not_found");

    [Test]
    public void Tags_SentOverSeveralLines_AreOneList()
    {
        EntityTags.TryReadIfMatch(new(["\"v1\"", "\"v2\""]), out var expected).ShouldBeTrue();

        expected.Accepts(2).ShouldBeTrue();
        expected.Accepts(3).ShouldBeFalse();
        expected.Accepts(null).ShouldBeFalse();
    }
}
