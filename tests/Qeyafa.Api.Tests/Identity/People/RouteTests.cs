using System.Text.Json.Nodes;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Api.Tests.Identity.People;

/// <summary>What holds for every route, read from the table of endpoints: a new one is covered without being asked for.</summary>
public sealed class RouteTests
{
    private const string Absent = "aaaaaaaaaaaaaaaaaaaaaaaa";

    private static readonly string[] AdministratorsOnly =
        ["Audit_List", "Database_Get", "Roles_Define", "Roles_Delete", "Roles_Redefine", "Users_Change", "Users_List", "Users_ReplaceRoles"];

    /// <summary>Routes whose id names a person about whom nothing is told: everybody is answered alike.</summary>
    private static readonly string[] TellNothing = ["MessageBlocks_Put"];

    private static readonly string[] NotOnesOwnToSet =
        ["roles", "status", "is_superuser", "is_active", "email_verified", "phone_verified", "id", "_id", "password_hash", "security_stamp", "version", "created_at", "$set", "__proto__"];

    private static IEnumerable<Route> SignedIn => Route.All.Where(route => !route.IsAnonymous);

    private static IEnumerable<Route> WithIds => SignedIn.Where(route => route.Ids.Count > 0);

    private static IEnumerable<Route> WithBodies => Route.All.Where(route => route.Body is not null);

    [Test]
    public void Routes_AreFound() => (WithIds.Count(), WithBodies.Count()).ShouldBe((Math.Max(20, WithIds.Count()), Math.Max(10, WithBodies.Count())));

    [TestCaseSource(nameof(SignedIn))]
    public async Task Requirement23_NobodySignedIn_Is401(Route route)
    {
        using var stranger = Town.Server.Stranger();
        var answer = await stranger.SendAsync(new HttpMethod(route.Method), route.Path(_ => Absent), route.Body);
        ((int)answer.StatusCode).ShouldBe(401, await answer.Content.ReadAsStringAsync());
        answer.Header("WWW-Authenticate").ShouldNotBeNull();
    }

    [TestCaseSource(nameof(WithIds))]
    public async Task Requirement23_AnothersResource_IsAnsweredLikeAnAbsentOne(Route route)
    {
        using var maya = await Town.PersonAsync();
        using var tailor = await Town.PersonAsync("contractor");
        using var mallory = await Town.PersonAsync("contractor", "society");
        var record = (await maya.RecordAsync()).GetProperty("id").GetString()!;
        await maya.PutAsync($"/api/v1/profile/{maya.Id}", """{"gender": "female"}""");
        await maya.PutAsync(
            $"/api/v1/users/{maya.Id}/shares/{tailor.Id}", $$"""{"scopes": ["profile:read"], "expires_at": "{{DateTimeOffset.UtcNow.AddDays(30):yyyy-MM-ddTHH:mm:ssZ}}"}""");
        var session = (await (await maya.GetAsync("/api/v1/auth/sessions")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString()!;

        var garment = (await Wardrobe.WardrobeServer.AddAsync(maya)).GetProperty("id").GetString()!;
        var task = (await Tasks.TasksServer.AddAsync(maya)).GetProperty("id").GetString()!;

        var message = (await (await maya.PostAsync("/api/v1/messages", $$"""{"recipient_id": "{{tailor.Id}}", "content": "Hello"}""")).JsonAsync()).GetProperty("id").GetString()!;
        var tryOn = await TryOn.Studio.StoreAsync(Town.Server, maya);

        var others = await SendAsync(name => IdOf(route, name, maya, tailor, record, session, garment, task, tryOn, message));
        var absent = await SendAsync(_ => Absent);

        others.ShouldBe(absent);
        others.Status.ShouldBe(StatusElsewhere(route.Name));
        ((int)(await maya.GetAsync($"/api/v1/tryon/{tryOn.Id}")).StatusCode).ShouldBe(200);
        (await (await tailor.GetAsync("/api/v1/messages/unread-count")).JsonAsync()).GetProperty("unread").GetInt32().ShouldBe(1);
        (await maya.CountAsync()).ShouldBe(1);
        ((int)(await maya.GetAsync($"/api/v1/users/{maya.Id}/shares/{tailor.Id}")).StatusCode).ShouldBe(200);
        (await (await maya.GetAsync($"/api/v1/profile/{maya.Id}")).Content.ReadAsStringAsync()).ShouldContain("female");

        async Task<(int Status, string? Code, string? Detail)> SendAsync(Func<string, string> idOf)
        {
            var path = route.Path(idOf);
            var answer = route.Name == "Measurements_Import"
                ? await mallory.Http.SendAsync(Csv(path))
                : route.Name.EndsWith("_StorePicture", StringComparison.Ordinal) ? await Wardrobe.WardrobeServer.UploadAsync(mallory, path)
                : await mallory.SendAsync(new HttpMethod(route.Method), path, route.Body);
            var text = await answer.Content.ReadAsStringAsync();
            var problem = text.StartsWith('{') ? JsonNode.Parse(text) : null;
            return ((int)answer.StatusCode, (string?)problem?["code"] ?? text, (string?)problem?["detail"]);
        }
    }

    [Test]
    public async Task Requirement23_RoutesOfAdministrators_AreTheseAndNoOthers()
    {
        var refused = new List<string>();
        var answered = new Dictionary<string, int>();
        foreach (var route in SignedIn)
        {
            using var maya = await Town.PersonAsync();
            using var answer = await maya.Http.SendAsync(Answers.Request(new HttpMethod(route.Method), route.Path(_ => maya.Id), route.Body), HttpCompletionOption.ResponseHeadersRead);
            answered[route.Name] = (int)answer.StatusCode;
            if ((int)answer.StatusCode == 403)
            {
                await answer.ProblemAsync(403, "forbidden");
                refused.Add(route.Name);
            }
        }

        refused.Order(StringComparer.Ordinal).ToArray().ShouldBeEquivalentTo(AdministratorsOnly, string.Join(", ", answered));
    }

    [TestCaseSource(nameof(WithBodies))]
    public async Task Requirement24_Bodies_RefuseWhatTheCallerMayNotSet(Route route)
    {
        using var maya = await Town.PersonAsync();
        foreach (var member in NotOnesOwnToSet.Except(route.BodyMembers))
        {
            var body = JsonNode.Parse(route.Body!)!.AsObject();
            body[member] = member == "roles" ? new JsonArray("admin") : true;
            var answer = await maya.SendAsync(new HttpMethod(route.Method), route.Path(_ => maya.Id), body.ToJsonString());
            (await answer.ProblemAsync(400, "malformed_request")).GetProperty("errors").EnumerateObject().Count().ShouldBe(1, $"{route.Name} {member}");
        }

        var user = await (await maya.GetAsync("/api/v1/auth/me")).JsonAsync();
        (user.GetProperty("is_superuser").GetBoolean(), user.GetProperty("roles")[0].GetString()).ShouldBe((false, "customer"));
    }

    [TestCaseSource(nameof(WithBodies))]
    public async Task Requirement24_Bodies_RefuseARepeatedMember(Route route)
    {
        using var maya = await Town.PersonAsync();
        var first = JsonNode.Parse(route.Body!)!.AsObject().First();
        var repeated = $"{{{System.Text.Json.JsonSerializer.Serialize(first.Key)}: {first.Value?.ToJsonString() ?? "null"}, {route.Body!.TrimStart()[1..]}";

        var answer = await maya.SendAsync(new HttpMethod(route.Method), route.Path(_ => maya.Id), repeated);

        await answer.ProblemAsync(400, "malformed_request");
    }

    /// <summary>A filter by an id that is not there finds nothing, and what is no favourite is one no more.</summary>
    private static int StatusElsewhere(string name) => name switch
    {
        "TryOn_List" => 200,
        "Favorites_Remove" => 204,
        _ => AdministratorsOnly.Contains(name) ? 403 : TellNothing.Contains(name) ? 204 : 404,
    };

    private static string IdOf(Route route, string name, Person owner, Person grantee, string record, string session, string garment, string task, TryOnJob tryOn, string message) => (route.Template, name) switch
    {
        (var path, "userId") when path.Contains("/shares/", StringComparison.Ordinal) => grantee.Id,
        (var path, _) when path.Contains("/sessions/", StringComparison.Ordinal) => session,
        (var path, "id") when path.Contains("/clothing/", StringComparison.Ordinal) => garment,
        (var path, "id") when path.Contains("/tasks/", StringComparison.Ordinal) => task,
        (var path, _) when path.Contains("/tryon/", StringComparison.Ordinal) || path.Contains("/favorites/", StringComparison.Ordinal) => tryOn.Id.ToString(),
        (_, "body_id") => tryOn.BodyId.ToString(),
        (var path, "id") when path.Contains("/messages/", StringComparison.Ordinal) => message,
        (_, "from_id" or "to_id") => record,
        (var path, "id") when path.Contains("/measurements/", StringComparison.Ordinal) => record,
        _ => owner.Id,
    };

    private static HttpRequestMessage Csv(string path) => new(HttpMethod.Post, path)
    {
        Content = new StringContent("chest\n90\n", System.Text.Encoding.UTF8, "text/csv"),
    };
}
