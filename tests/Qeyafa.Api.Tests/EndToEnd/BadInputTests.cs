using System.Net.Http.Headers;
using System.Text;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>Whatever is wrong with a request is answered by a problem that names the member, and nothing is stored.</summary>
public sealed class BadInputTests
{
    private static readonly string ThousandValues = string.Join(',', Enumerable.Range(0, 1_000).Select(n => $"\"name_{n}\": 10"));

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Case("string for a number", """{"measurements": {"chest": "92"}}""", 400, "measurements.chest");
        yield return Case("number for an object", """{"measurements": 92}""", 400, "measurements");
        yield return Case("list for an object", """{"measurements": [92]}""", 400, "measurements");
        yield return Case("null for a number", """{"measurements": {"chest": null}}""", 400, "measurements.chest");
        yield return Case("unknown member", """{"measurements": {"chest": 92}, "colour": "red"}""", 400, "colour");
        yield return Case("duplicate member", """{"measurements": {"chest": 92}, "unit": "cm", "unit": "inch"}""", 400, "unit");
        yield return Case("duplicate name", """{"measurements": {"chest": 92, "chest": 93}}""", 400, "chest");
        yield return Case("server's own member", """{"measurements": {"chest": 92}, "ai_confidence": 1}""", 400, "ai_confidence");
        yield return Case("not a number", """{"measurements": {"chest": NaN}}""", 400, "");
        yield return Case("infinite number", """{"measurements": {"chest": 1e999}}""", 400, "measurements.chest");
        yield return Case("number too large", """{"measurements": {"chest": 100000}}""", 422, "measurements.chest");
        yield return Case("number too small", """{"measurements": {"chest": 1}}""", 422, "measurements.chest");
        yield return Case("negative number", """{"measurements": {"my_own": -1}}""", 422, "measurements.my_own");
        yield return Case("zero", """{"measurements": {"my_own": 0}}""", 422, "measurements.my_own");
        yield return Case("height out of range", """{"measurements": {"chest": 92}, "height": 999}""", 422, "height");
        yield return Case("weight out of range", """{"measurements": {"chest": 92}, "weight": 2}""", 422, "weight");
        yield return Case("nothing measured", """{"measurements": {}}""", 422, "measurements");
        yield return Case("a thousand values", $$"""{"measurements": { {{ThousandValues}} } }""", 422, "measurements");
        yield return Case("name in upper case", """{"measurements": {"Chest": 92}}""", 422, "Chest");
        yield return Case("name with a space", """{"measurements": {"my chest": 92}}""", 422, "my chest");
        yield return Case("name too long", $$$"""{"measurements": {"{{{new string('a', 41)}}}": 92}}""", 422, new string('a', 41));
        yield return Case("name with an operator", """{"measurements": {"$where": 92}}""", 422, "$where");
        yield return Case("name with a dot", """{"measurements": {"a.b": 92}}""", 422, "a.b");
        yield return Case("name with a NUL", "{\"measurements\": {\"a\\u0000b\": 92}}", 400, "a");
        yield return Case("operator for a value", """{"measurements": {"chest": {"$gt": ""}}}""", 400, "measurements.chest");
        yield return Case("operator for a unit", """{"measurements": {"chest": 92}, "unit": {"$gt": ""}}""", 400, "unit");
        yield return Case("operator for a source", """{"measurements": {"chest": 92}, "source": {"$ne": null}}""", 400, "source");
        yield return Case("operator for a note", """{"measurements": {"chest": 92}, "note": {"$gt": ""}}""", 400, "note");
        yield return Case("operator for a person", """{"measurements": {"chest": 92}, "user_id": {"$gt": ""}}""", 400, "user_id");
        yield return Case("unknown unit", """{"measurements": {"chest": 92}, "unit": "furlong"}""", 400, "unit");
        yield return Case("unknown source", """{"measurements": {"chest": 92}, "source": "guess"}""", 400, "source");
        yield return Case("date in the future", """{"measurements": {"chest": 92}, "processed_at": "2999-01-01T00:00:00Z"}""", 422, "processed_at");
        yield return Case("date long ago", """{"measurements": {"chest": 92}, "processed_at": "1066-01-01T00:00:00Z"}""", 422, "processed_at");
        yield return Case("date without a zone", """{"measurements": {"chest": 92}, "processed_at": "2026-01-01T00:00:00"}""", 400, "processed_at");
        yield return Case("no date", """{"measurements": {"chest": 92}, "processed_at": "yesterday"}""", 400, "processed_at");
        yield return Case("a person's id that is none", """{"measurements": {"chest": 92}, "user_id": "me"}""", 400, "user_id");
        yield return Case("note too long", $$"""{"measurements": {"chest": 92}, "note": "{{new string('x', 2_001)}}"}""", 422, "note");
        yield return Case("note of a million characters", $$"""{"measurements": {"chest": 92}, "note": "{{new string('x', 1_000_000)}}"}""", 422, "note");
        yield return Case("note with a control character", "{\"measurements\": {\"chest\": 92}, \"note\": \"a\\u0007b\"}", 400, "note");
        yield return Case("half a character", "{\"measurements\": {\"chest\": 92}, \"note\": \"\\ud800\"}", 400, "note");
        yield return Case("no JSON", "measurements", 400, "");
        yield return Case("half a document", """{"measurements": {"chest": 92}""", 400, "");
        yield return Case("two documents", """{"measurements": {"chest": 92}} {}""", 400, "");
        yield return Case("a list", """[{"measurements": {"chest": 92}}]""", 400, "");
        yield return Case("nothing", "", 400, "");
        yield return Case("too deep", new string('[', 100) + new string(']', 100), 400, "");

        static TestCaseData Case(string name, string body, int status, string member) => new TestCaseData(body, status, member).SetName($"Record_Of{{m}}_{name.Replace(' ', '_')}");
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task Body(string body, int status, string member)
    {
        using var maya = await ServerFixture.Server.RegisterAsync();

        var answer = await maya.PostAsync("/api/v1/measurements", body);

        await AssertBlamedAsync(answer, status, member);
        (await maya.CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task BrokenUtf8_IsRefused_AndStoresNothing()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();
        byte[] body = [.. "{\"measurements\": {\"chest\": 92}, \"note\": \""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8];

        var answer = await maya.Http.PostAsync("/api/v1/measurements", new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });

        ((int)answer.StatusCode).ShouldBe(400);
        (await maya.CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task BodyOverOneMebibyte_Is413()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();

        var answer = await maya.PostAsync("/api/v1/measurements", $$"""{"measurements": {"chest": 92}, "note": "{{new string('x', 1_100_000)}}"}""");

        ((int)answer.StatusCode).ShouldBe(413);
        (await maya.CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task BodyThatIsNotJson_Is415()
    {
        using var maya = await ServerFixture.Server.RegisterAsync();

        var answer = await maya.Http.PostAsync("/api/v1/measurements", new StringContent("chest=92", Encoding.UTF8, "application/x-www-form-urlencoded"));

        ((int)answer.StatusCode).ShouldBe(415);
    }

    [TestCase("history/{me}?limit=0", "limit")]
    [TestCase("history/{me}?limit=101", "limit")]
    [TestCase("history/{me}?limit=ten", "limit")]
    [TestCase("history/{me}?skip=-1", "skip")]
    [TestCase("history/{me}?unit=furlong", "unit")]
    [TestCase("history/{me}?unit[$ne]=cm", "unit[$ne]")]
    [TestCase("history/{me}?source={\"$gt\":\"\"}", "source")]
    [TestCase("history/{me}?from=yesterday", "from")]
    [TestCase("history/{me}?cursor=abc", "cursor")]
    [TestCase("history/{me}?form=2026-01-01T00:00:00Z", "form")]
    [TestCase("history/{me}?limit=1&limit=2", "limit")]
    [TestCase("history/me", "userId")]
    [TestCase("history/{me}0", "userId")]
    [TestCase("latest/%7B%22$gt%22:%22%22%7D", "userId")]
    [TestCase("not-an-id", "id")]
    [TestCase("trends/{me}?interval=decade", "interval")]
    [TestCase("compare?from_id=1&to_id=2", "from_id")]
    [TestCase("compare", "from_id")]
    [TestCase("chart/{me}.svg?names=a.b", "names")]
    public async Task Parameter(string path, string member)
    {
        using var maya = await ServerFixture.Server.RegisterAsync();

        var answer = await maya.GetAsync("/api/v1/measurements/" + path.Replace("{me}", maya.Id, StringComparison.Ordinal));

        ((int)answer.StatusCode).ShouldBeOneOf(400, 422);
        await AssertBlamedAsync(answer, (int)answer.StatusCode, member.Replace("userId", "user", StringComparison.Ordinal));
    }

    [TestCase("""{"date_of_birth": "2999-01-01"}""", "date_of_birth")]
    [TestCase("""{"date_of_birth": "1850-01-01"}""", "date_of_birth")]
    [TestCase("""{"date_of_birth": "17.5.1990"}""", "date_of_birth")]
    [TestCase("""{"gender": {"$gt": ""}}""", "gender")]
    [TestCase("""{"preferences": {"preferred_unit": "furlong"}}""", "preferences.preferred_unit")]
    [TestCase("""{"preferences": {"locale": "not a locale"}}""", "preferences.locale")]
    [TestCase("""{"preferences": {"$where": "1"}}""", "preferences")]
    [TestCase("""{"preferences": {"a.b": "1"}}""", "preferences")]
    [TestCase("""{"preferences": {"nested": {"a": 1}}}""", "preferences")]
    [TestCase("""{"preferences": {"list": [1]}}""", "preferences")]
    [TestCase("""{"full_name": "Maya"}""", "full_name")]
    public async Task Profile(string body, string member)
    {
        using var maya = await ServerFixture.Server.RegisterAsync();

        var answer = await maya.PutAsync($"/api/v1/profile/{maya.Id}", body);

        await AssertBlamedAsync(answer, (int)answer.StatusCode, member);
        ((int)(await maya.GetAsync($"/api/v1/profile/{maya.Id}")).StatusCode).ShouldBe(404);
    }

    [TestCase("""{"email": "no address", "password": "a long pass phrase", "name": "M"}""", "email")]
    [TestCase("""{"email": {"$gt": ""}, "password": "a long pass phrase", "name": "M"}""", "email")]
    [TestCase("""{"email": "m@example.com", "password": {"$gt": ""}, "name": "M"}""", "password")]
    [TestCase("""{"email": "m@example.com", "password": "short", "name": "M"}""", "password")]
    [TestCase("""{"email": "m@example.com", "password": "password1", "name": "M"}""", "password")]
    [TestCase("""{"email": "m@example.com", "password": "a long pass phrase", "name": ""}""", "name")]
    [TestCase("""{"email": "m@example.com", "password": "a long pass phrase", "name": "M", "role": "admin"}""", "role")]
    [TestCase("""{"email": "m@example.com", "password": "a long pass phrase", "name": "M", "is_superuser": true}""", "is_superuser")]
    [TestCase("""{"email": "m@example.com", "password": "a long pass phrase", "name": "M", "roles": ["admin"]}""", "roles")]
    [TestCase("""{"email": "m@example.com", "password": "a long pass phrase", "name": "M", "status": "active"}""", "status")]
    [TestCase("""{"email": "m@example.com", "name": "M"}""", "password")]
    public async Task Registration(string body, string member)
    {
        using var stranger = ServerFixture.Server.Stranger();

        var answer = await stranger.PostAsync("/api/v1/auth/register", body);

        ((int)answer.StatusCode).ShouldBeOneOf(400, 422);
        await AssertBlamedAsync(answer, (int)answer.StatusCode, member);
    }

    private static async Task AssertBlamedAsync(HttpResponseMessage answer, int status, string member)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        status.ShouldBeOneOf(400, 422);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        if (member.Length > 0)
        {
            var errors = (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ToArray();
            errors.ShouldContain(error => error.Contains(member, StringComparison.Ordinal), text);
        }
    }
}
