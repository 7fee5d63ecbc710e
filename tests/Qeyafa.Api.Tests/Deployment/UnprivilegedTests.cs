using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Deployment;

/// <summary>What the image promises, without an image: no rights, nothing written beside the code, an orderly end.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
public sealed class UnprivilegedTests
{
    [Test]
    public async Task Api_ByAUserWithoutRightsFromAReadOnlyFolder_MigratesServesAndEndsInOrder()
    {
        await using var database = await TestMongo.CreateDatabaseAsync();
        using var node = new UnprivilegedNode(database);
        node.Prepare();
        var before = node.Files;
        using (var migrate = node.Start("migrate", "up"))
        {
            var said = await migrate.StandardError.ReadToEndAsync();
            await migrate.WaitForExitAsync();
            migrate.ExitCode.ShouldBe(0, said);
        }

        using var serve = node.Start("serve");
        serve.BeginOutputReadLine();
        serve.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = node.Address };
        http.DefaultRequestHeaders.Host = "api.example.com";
        await Eventually.HoldsAsync(async () => await ReadinessAsync(http, serve) == HttpStatusCode.OK, "The node serves.");
        (await http.GetStringAsync("/docs/")).ShouldContain("<html");
        (await http.GetStringAsync("/app/")).ShouldContain("/app/assets/main-");
        await SignUpAsync(http);
        using var stream = await http.GetStreamAsync("/api/v1/messages/stream");
        using var body = new SlowBody("""{"measurements":{"waist":70},"unit":"cm"}""");
        var underWay = http.PostAsync("/api/v1/measurements", body);
        await body.Begun;

        Process.Start("kill", ["-TERM", $"{serve.Id}"]).WaitForExit();

        await Eventually.HoldsAsync(async () => await ReadinessAsync(http, serve) == HttpStatusCode.ServiceUnavailable, "Requests are sent elsewhere, while the node still answers.");
        await stream.CopyToAsync(Stream.Null);
        body.Finish();
        (await underWay).StatusCode.ShouldBe(HttpStatusCode.Created, "A request that is under way is finished.");
        await serve.WaitForExitAsync();
        serve.ExitCode.ShouldBe(0);
        node.Files.ShouldBe(before);
    }

    private static async Task SignUpAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/api/v1/auth/register", new { email = "maya@example.com", password = "a long pass phrase", name = "Maya" });
        var tokens = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["tokens"]!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens["access_token"]!.GetValue<string>());
    }

    private static async Task<HttpStatusCode?> ReadinessAsync(HttpClient http, Process serve)
    {
        serve.HasExited.ShouldBeFalse("The node must run.");
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
