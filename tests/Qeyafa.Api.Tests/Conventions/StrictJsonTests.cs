using System.Net;
using System.Text;

namespace Qeyafa.Api.Tests.Conventions;

internal sealed class StrictJsonTests
{
    private static HttpClient Client => SharedHost.Host.Client;

    [TestCase("""{"name":"a","height":"180"}""", "height", "must be a finite number.")]
    [TestCase("""{"name":"a","height":NaN}""", "$", null)]
    [TestCase("""{"name":"a","height":1e999}""", "height", "must be a finite number.")]
    [TestCase("""{"name":"a","count":1.5}""", "count", "must be a whole number.")]
    [TestCase("""{"name":"a","count":"1"}""", "count", "must be a whole number.")]
    [TestCase("""{"name":"a","count":99999999999}""", "count", "must be a whole number.")]
    [TestCase("""{"name":"a","flag":1}""", "flag", "must be true or false.")]
    [TestCase("""{"name":5}""", "name", "must be a string.")]
    [TestCase("""{"name":null}""", "name", "must not be null.")]
    [TestCase("""{}""", "name", "is required.")]
    [TestCase("""{"name":"a","surplus":1}""", "surplus", "is not a member that can be sent here.")]
    [TestCase("""{"Name":"a"}""", "Name", "is not a member that can be sent here.")]
    [TestCase("""{"name":"a","name":"b"}""", "name", "is given more than once.")]
    [TestCase("""{"name":"a","measurements":{"chest":1,"chest":2}}""", "measurements.chest", "is given more than once.")]
    [TestCase("""{"name":"a","measurements":{"chest":"1"}}""", "measurements.chest", "must be a finite number.")]
    [TestCase("""{"name":"a","measurements":{"chest":{"$gt":""}}}""", "measurements.chest", "must be a finite number.")]
    [TestCase("""{"name":"a","measurements":[1]}""", "measurements", "must be an object.")]
    [TestCase("""{"name":"a","children":[{"title":"x"},{"title":3}]}""", "children[1].title", "must be a string.")]
    [TestCase("""{"name":"a","children":[{"titel":"x"}]}""", "children[0].titel", "is not a member that can be sent here.")]
    [TestCase("""{"name":"a","children":[{}]}""", "children[0].title", "is required.")]
    [TestCase("""{"name":"a","owner_id":"123"}""", "owner_id", "must be an id of 24 hexadecimal digits.")]
    [TestCase("""{"name":"a","at":"2026-01-31T09:30:00"}""", "at", null)]
    [TestCase("""{"name":"a","at":"2026-02-30T09:30:00Z"}""", "at", null)]
    [TestCase("""{"name":"a","born":"31.01.2026"}""", "born", "must be a date such as 2026-01-31.")]
    [TestCase("""{"name":"a","colour":"green"}""", "colour", "must be one of dark_blue, red.")]
    [TestCase("""{"name":"a","colour":1}""", "colour", "must be one of dark_blue, red.")]
    [TestCase("""{"name":"a","colour":"DarkBlue"}""", "colour", "must be one of dark_blue, red.")]
    [TestCase("""{"name":"a\u0000b"}""", "name", "must not contain control characters.")]
    [TestCase("""{"name":"a\nb"}""", "name", "must not contain control characters.")]
    [TestCase("""{"name":"\ud800"}""", "name", "must be well-formed Unicode.")]
    [TestCase("""{"name":"a",}""", "$", null)]
    [TestCase("""{"name":"a"} {}""", "$", null)]
    [TestCase("""{"name":"a" /* why */}""", "$", null)]
    [TestCase("""[]""", "$", "must be a JSON object.")]
    [TestCase("""null""", "$", "must be a JSON object.")]
    [TestCase("", "$", "must be a JSON object; the body is empty.")]
    public async Task Body_Wrong_IsA400ThatNamesTheMember(string json, string member, string? message)
    {
        var blamed = await (await Client.PostJsonAsync("/api/v1/samples/echo", json)).BlamesAsync(member);

        blamed.ShouldNotContain("System.");
        blamed.ShouldNotContain("Qeyafa");
        if (message is not null)
        {
            blamed.ShouldBe(message);
        }
    }

    [Test]
    public async Task Body_NestedDeeperThan16_IsRefused()
    {
        var json = """{"name":""" + string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40)) + "}";

        (await Client.PostJsonAsync("/api/v1/samples/echo", json)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Body_Right_IsTrimmedNormalisedAndAnsweredInUtc()
    {
        var answer = await Client.PostJsonAsync("/api/v1/samples/echo", """
            {"name":"  Cafe\u0301 ","height":180.5,"note":" a\r\n\tb ","password":" p\u0061ss ","at":"2026-01-31T10:30:00.25+01:00","born":"2000-02-29",
             "colour":"dark_blue","owner_id":"65F000000000000000000001","measurements":{" chest ":1}}
            """);

        var echo = await answer.JsonAsync();
        echo.GetProperty("name").GetString().ShouldBe("Café");
        echo.GetProperty("height").GetDouble().ShouldBe(180.5);
        echo.GetProperty("note").GetString().ShouldBe("a\n\tb");
        echo.GetProperty("password_length").GetInt32().ShouldBe(6);
        echo.GetProperty("at").GetString().ShouldBe("2026-01-31T09:30:00.250Z");
        echo.GetProperty("born").GetString().ShouldBe("2000-02-29");
        echo.GetProperty("colour").GetString().ShouldBe("dark_blue");
        echo.GetProperty("owner_id").GetString().ShouldBe("65f000000000000000000001");
        echo.GetProperty("measurements").GetProperty("chest").GetDouble().ShouldBe(1);
        answer.Content.Headers.ContentLength.ShouldNotBeNull();
    }

    [TestCase("text/plain")]
    [TestCase("application/jsonx")]
    [TestCase("application/json; charset=latin1")]
    [TestCase("multipart/form-data; boundary=x")]
    public async Task Body_OfAnotherMediaType_Is415(string contentType)
    {
        var request = Answers.Request(HttpMethod.Post, "/api/v1/samples/echo", """{"name":"a"}""");
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await (await Client.SendAsync(request)).ProblemAsync(415, "unsupported_media_type");
    }

    [TestCase("application/json;charset=UTF-8")]
    [TestCase("Application/JSON")]
    public async Task Body_OfJsonWrittenAnotherWay_IsRead(string contentType)
    {
        var request = Answers.Request(HttpMethod.Post, "/api/v1/samples/echo", """{"name":"a"}""");
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        (await Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Body_OfBrokenUtf8_Is400()
    {
        byte[][] broken = [[0xC3, 0x28], [0xED, 0xA0, 0x80], [0xFF], [0xC0, 0x80]];
        foreach (var bytes in broken)
        {
            byte[] body = [.. """{"name":"a"""u8, .. bytes, .. "\"}"u8];
            var answer = await RawHttp.SendAsync(SharedHost.Host.Address, $"POST /api/v1/samples/echo HTTP/1.1\nContent-Type: application/json\nContent-Length: {body.Length}", body);
            answer.ShouldStartWith("HTTP/1.1 400");
            answer.ShouldContain("application/problem+json");
            answer.ShouldContain("\"name\":[\"must be well-formed Unicode.\"]");
        }
    }

    [Test]
    public async Task Body_WithAnUnknownMemberOfBrokenUtf8_Is400()
    {
        byte[] body = [.. """{"name":"a","x"""u8, 0xFF, .. "\":1}"u8];

        var answer = await RawHttp.SendAsync(SharedHost.Host.Address, $"POST /api/v1/samples/echo HTTP/1.1\nContent-Type: application/json\nContent-Length: {body.Length}", body);

        answer.ShouldStartWith("HTTP/1.1 400");
    }

    [Test]
    public void Words_AreSnakeCase() => Encoding.UTF8.GetString(Json.Words<SampleColour>.Of(SampleColour.DarkBlue).EncodedUtf8Bytes).ShouldBe("dark_blue");
}
