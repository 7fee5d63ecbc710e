using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>Another person's data is answered exactly as if there were none, on every route that takes an id.</summary>
public sealed class IsolationTests
{
    private const string Absent = "aaaaaaaaaaaaaaaaaaaaaaaa";

    private static readonly (string Method, string Path, string? Body)[] Routes =
    [
        ("GET", "/api/v1/measurements/history/{user}", null),
        ("GET", "/api/v1/measurements/history/{user}.csv", null),
        ("GET", "/api/v1/measurements/latest/{user}", null),
        ("GET", "/api/v1/measurements/trends/{user}", null),
        ("GET", "/api/v1/measurements/chart/{user}.svg", null),
        ("GET", "/api/v1/measurements/compare?from_id={record}&to_id={record}", null),
        ("GET", "/api/v1/measurements/{record}", null),
        ("PUT", "/api/v1/measurements/{record}", """{"measurements": {"chest": 50}}"""),
        ("DELETE", "/api/v1/measurements/{record}", null),
        ("POST", "/api/v1/measurements", """{"measurements": {"chest": 92}, "user_id": "{user}"}"""),
        ("GET", "/api/v1/profile/{user}", null),
        ("PUT", "/api/v1/profile/{user}", """{"gender": "mallory was here"}"""),
    ];

    [TestCaseSource(nameof(Routes))]
    public async Task AnothersData_IsAnsweredLikeAbsentData((string Method, string Path, string? Body) route)
    {
        using var maya = await ServerFixture.Server.RegisterAsync("Maya");
        using var mallory = await ServerFixture.Server.RegisterAsync("Mallory");
        var record = (await maya.RecordAsync()).GetProperty("id").GetString()!;
        await maya.PutAsync($"/api/v1/profile/{maya.Id}", """{"gender": "female"}""");

        var others = await SendAsync(mallory, maya.Id, record);
        var absent = await SendAsync(mallory, Absent, Absent);

        others.Status.ShouldBe(404);
        others.ShouldBe(absent);
        (await maya.CountAsync()).ShouldBe(1);
        (await (await maya.GetAsync($"/api/v1/measurements/{record}")).Content.ReadAsStringAsync()).ShouldContain("92.5");
        (await (await maya.GetAsync($"/api/v1/profile/{maya.Id}")).Content.ReadAsStringAsync()).ShouldContain("female");

        async Task<(int Status, string Code, string Detail)> SendAsync(Person person, string user, string id)
        {
            string Fill(string text) => text.Replace("{user}", user, StringComparison.Ordinal).Replace("{record}", id, StringComparison.Ordinal);
            var answer = await person.SendAsync(new HttpMethod(route.Method), Fill(route.Path), route.Body is null ? null : Fill(route.Body));
            var problem = await answer.JsonAsync();
            return ((int)answer.StatusCode, problem.GetProperty("code").GetString()!, problem.GetProperty("detail").GetString()!);
        }
    }

    [TestCaseSource(nameof(Routes))]
    public async Task NobodySignedIn_Is401((string Method, string Path, string? Body) route)
    {
        using var stranger = ServerFixture.Server.Stranger();

        var answer = await stranger.SendAsync(new HttpMethod(route.Method), route.Path.Replace("{user}", Absent, StringComparison.Ordinal).Replace("{record}", Absent, StringComparison.Ordinal), route.Body);

        await answer.ProblemAsync(401, "unauthenticated");
        answer.Header("WWW-Authenticate").ShouldNotBeNull().ShouldStartWith("Bearer");
    }
}
