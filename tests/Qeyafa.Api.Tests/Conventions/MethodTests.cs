using System.Net;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class MethodTests
{
    private static HttpClient Client => SharedHost.Host.Client;

    [TestCase("/api/v1/samples/65f000000000000000000001")]
    [TestCase("/api/v1/samples?limit=3")]
    [TestCase("/api/v1/samples/nothex")]
    [TestCase("/nowhere")]
    public async Task Head_HasTheHeadersOfGetWithoutTheBody(string path)
    {
        var get = await Client.GetAsync(path);

        var head = await Client.SendAsync(Answers.Request(HttpMethod.Head, path));

        head.StatusCode.ShouldBe(get.StatusCode);
        head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        head.Header("ETag").ShouldBe(get.Header("ETag"));
        head.Header("Link").ShouldBe(get.Header("Link"));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Options_NamesTheMethods()
    {
        var answer = await Client.SendAsync(Answers.Request(HttpMethod.Options, "/api/v1/samples/65f000000000000000000001"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(["DELETE", "GET", "HEAD", "OPTIONS", "PUT"]);
    }

    [Test]
    public async Task Options_OfAnUnknownPath_Is404() => await (await Client.SendAsync(Answers.Request(HttpMethod.Options, "/nowhere"))).ProblemAsync(404, "not_found");
}
