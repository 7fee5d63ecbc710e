using System.Net;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class ParameterTests
{
    private const string Id = "65f000000000000000000001";

    private static HttpClient Client => SharedHost.Host.Client;

    [TestCase("/api/v1/samples/nothex", "id", "must be an id of 24 hexadecimal digits.")]
    [TestCase("/api/v1/samples/65f00000000000000000000g", "id", "must be an id of 24 hexadecimal digits.")]
    [TestCase("/api/v1/samples/needs", "from_id", "is required.")]
    [TestCase("/api/v1/samples/needs?from_id=", "from_id", "is required.")]
    [TestCase("/api/v1/samples/needs?from_id=1", "from_id", "must be an id of 24 hexadecimal digits.")]
    [TestCase("/api/v1/samples/needs?from_id=" + Id + "&fromId=2", "fromId", "is not a parameter that can be sent here.")]
    [TestCase("/api/v1/samples/needs?from_id=" + Id + "&from_id=" + Id, "from_id", "is given more than once.")]
    [TestCase("/api/v1/samples/needs?from_id=" + Id + "&q=%00", "$query", "must be percent-encoded UTF-8.")]
    [TestCase("/api/v1/samples/needs?from_id=" + Id + "&q=%0A", "q", "must not contain control characters.")]
    [TestCase("/api/v1/samples?limit=0", "limit", "must be a whole number from 1 to 100.")]
    [TestCase("/api/v1/samples?limit=101", "limit", "must be a whole number from 1 to 100.")]
    [TestCase("/api/v1/samples?limit=+5", "limit", "must be a whole number from 1 to 100.")]
    [TestCase("/api/v1/samples?limit=1e1", "limit", "must be a whole number from 1 to 100.")]
    [TestCase("/api/v1/samples?skip=-1", "skip", "must be a whole number from 0 to 10000.")]
    [TestCase("/api/v1/samples?skip=10&cursor=x", "skip", "must not be sent together with cursor.")]
    [TestCase("/api/v1/samples?cursor=", "cursor", "must be the next_cursor of the page before.")]
    [TestCase("/api/v1/samples?include_total=yes", "include_total", "must be true or false.")]
    [TestCase("/api/v1/samples?colour=green", "colour", "must be one of dark_blue, red.")]
    [TestCase("/api/v1/samples?born_after=2026-13-01", "born_after", "must be a date such as 2026-01-31.")]
    [TestCase("/api/v1/samples?is_open=True", "is_open", "must be true or false.")]
    [TestCase("/api/v1/samples?surplus=1", "surplus", "is not a parameter that can be sent here.")]
    [TestCase("/api/v1/samples?$where=1", "$where", "is not a parameter that can be sent here.")]
    public async Task Parameter_Wrong_IsA400ThatNamesIt(string path, string name, string message) =>
        (await (await Client.GetAsync(path)).BlamesAsync(name)).ShouldBe(message);

    [TestCase("q=%")]
    [TestCase("q=%zz")]
    [TestCase("q=%C3%28")]
    [TestCase("q=%ED%A0%80")]
    [TestCase("q=%FF")]
    public async Task Query_NotPercentEncodedUtf8_Is400(string query)
    {
        var answer = await RawHttp.SendAsync(SharedHost.Host.Address, $"GET /api/v1/samples/needs?from_id={Id}&{query} HTTP/1.1");

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("$query");
    }

    [Test]
    public async Task Query_Right_IsTrimmedAndNormalised()
    {
        var answer = await (await Client.GetAsync($"/api/v1/samples/needs?from_id={Id}&q=%20Cafe%CC%81%20")).JsonAsync();

        answer.GetProperty("name").GetString().ShouldBe("Café");
        answer.GetProperty("id").GetString().ShouldBe(Id);
    }

    [Test]
    public async Task List_WithANextPage_LinksToIt()
    {
        var answer = await Client.GetAsync("/api/v1/samples?limit=3&is_open=true&skip=6");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Header("Link").ShouldBe("</api/v1/samples?limit=3&is_open=true&cursor=a%2Bb>; rel=\"next\", </api/v1/samples?limit=3&is_open=true>; rel=\"first\"");
        var page = await answer.JsonAsync();
        page.GetProperty("items")[0].GetProperty("version").GetInt32().ShouldBe(3);
        page.GetProperty("next_cursor").GetString().ShouldBe("a+b");
        page.TryGetProperty("total", out _).ShouldBeFalse();
    }

    [Test]
    public async Task List_AtItsEnd_SaysSoAndCountsWhenAsked()
    {
        var answer = await Client.GetAsync("/api/v1/samples?cursor=a%2Bb&include_total=true");

        answer.Header("Link").ShouldBe("</api/v1/samples?include_total=true>; rel=\"first\"");
        var page = await answer.JsonAsync();
        page.GetProperty("next_cursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        page.GetProperty("total").GetInt32().ShouldBe(2);
        page.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("شارع");
    }
}
