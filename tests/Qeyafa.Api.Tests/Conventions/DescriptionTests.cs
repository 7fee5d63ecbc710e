using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qeyafa.Api.Hosting;
using Qeyafa.Api.Json;
using Qeyafa.Api.OpenApi;

namespace Qeyafa.Api.Tests.Conventions;

/// <summary>What the description of the whole API must hold.</summary>
internal sealed partial class DescriptionTests
{
    private readonly JsonObject _document = DescribedApi.Read();

    [Test]
    public async Task Document_IsTheCheckedInOne()
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "openapi", "v1.json")));

        JsonNode.DeepEquals(file, _document).ShouldBeTrue("openapi/v1.json is not what the code says. Build the API (not in CI) and check the change in, if it is meant.");
    }

    [Test]
    public void OperationIds_AreThereOnceAndWellFormed()
    {
        var ids = Operations().Select(operation => (string?)operation.Value["operationId"]).ToList();

        ids.ShouldAllBe(id => id != null && OperationId().IsMatch(id));
        ids.ShouldBeUnique();
    }

    [Test]
    public void Operations_SayWhatTheyAre()
    {
        foreach (var (name, operation) in Operations())
        {
            ((string?)operation["summary"]).ShouldNotBeNullOrWhiteSpace(name);
            operation["tags"]!.AsArray().Count.ShouldBe(1, name);
            _document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ShouldContain((string)operation["tags"]![0]!, name);
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                ((string?)parameter!["description"]).ShouldNotBeNullOrWhiteSpace($"{name} {parameter["name"]}");
            }
        }
    }

    [Test]
    public void Problems_HaveSchemaAndExample()
    {
        foreach (var (name, operation) in Operations())
        {
            foreach (var (status, response) in operation["responses"]!.AsObject().Where(response => response.Key[0] is '4' or '5'))
            {
                var content = response!["content"].ShouldNotBeNull($"{name} {status}").AsObject();
                if (content["application/problem+json"] is { } problem)
                {
                    ((string)problem["schema"]!["$ref"]!).ShouldBe("#/components/schemas/Problem");
                    var codes = response["x-problem-codes"]!.AsArray().Select(code => (string)code!).ToList();
                    problem["examples"]!.AsObject().Select(example => example.Key).ShouldBe(codes, $"{name} {status}");
                    codes.Select(code => _document["components"]!["examples"]![code]!["value"]!["status"]!.ToString()).Distinct(StringComparer.Ordinal).ShouldBe([status], $"{name} {status}");
                }
            }
        }
    }

    [Test]
    public void Problems_AreNamedByAnOperation_OrAnsweredBeforeOneIsReached()
    {
        var beforeOperations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["unknown_host"] = "The host is checked before the path is looked at.",
            ["method_not_allowed"] = "An operation has its method; what a path has no operation for is answered in their place.",
            ["headers_too_large"] = "The server reads no further, and knows no path yet.",
        };
        var named = Operations().SelectMany(operation => operation.Value["responses"]!.AsObject()).SelectMany(answer => answer.Value!["x-problem-codes"]?.AsArray() ?? []).Select(code => (string)code!);

        var nowhere = DescribedApi.Services.GetRequiredService<Qeyafa.Api.Problems.ProblemTable>().Entries.Select(entry => entry.Code).Except(named, StringComparer.Ordinal).ToList();

        nowhere.ShouldBe(beforeOperations.Keys, ignoreOrder: true, "Add [MayAnswer] to the action that answers it.");
        foreach (var code in nowhere) ((string)_document["info"]!["description"]!).ShouldContain($"`{code}`");
    }

    [Test]
    public void Codes_OfActions_AreDeclaredByAModule()
    {
        var table = DescribedApi.Services.GetRequiredService<Qeyafa.Api.Problems.ProblemTable>();
        var named = typeof(QeyafaHost).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(action => action.GetCustomAttributes(typeof(Qeyafa.Api.Http.MayAnswerAttribute), inherit: false)).Cast<Qeyafa.Api.Http.MayAnswerAttribute>().SelectMany(attribute => attribute.Codes).ToList();

        named.ShouldNotBeEmpty();
        named.Where(code => table.Find(code) is null).ShouldBeEmpty();
    }

    [Test]
    public void Limits_AreOfSchemasThatThereAre() => Qeyafa.Api.OpenApi.Schemas.SchemaLimits.Schemas.Where(name => _document["components"]!["schemas"]![name] is null).ShouldBeEmpty();

    [Test]
    public void BodiesAndAnswers_HaveExamples()
    {
        var used = Operations().SelectMany(operation => JsonSchemas(operation.Value)).Distinct(StringComparer.Ordinal);

        used.Where(name => _document["components"]!["schemas"]![name]!["example"] is null).ShouldBeEmpty("Add an ApiExample beside the others in OpenApi/Examples.");
    }

    [Test]
    public void Examples_ReadByTheRulesOfRequests()
    {
        var json = DescribedApi.Services.GetRequiredService<ApiJson>();
        foreach (var example in DescribedApi.Services.GetServices<ApiExample>())
        {
            Should.NotThrow(() => JsonSerializer.Deserialize(example.Json, json.Options.GetTypeInfo(example.Type)), example.Type.Name);
        }
    }

    [Test]
    public void AnonymousOperations_AreTheseOnly() =>
        Operations().Where(operation => operation.Value["security"] is not JsonArray { Count: > 0 }).Select(operation => operation.Name).Order(StringComparer.Ordinal).ShouldBe(
        [
            "get /.well-known/jwks.json",
            "get /api/v1/images/{key}",
            "get /api/v1/measurements/vocabulary",
            "get /health/live",
            "get /health/ready",
            "get /qa/outbox",
            "post /api/v1/auth/email/verification",
            "post /api/v1/auth/email/verify",
            "post /api/v1/auth/login",
            "post /api/v1/auth/logout",
            "post /api/v1/auth/otp/resend",
            "post /api/v1/auth/password/forgot",
            "post /api/v1/auth/password/reset",
            "post /api/v1/auth/refresh",
            "post /api/v1/auth/register",
            "post /api/v1/auth/verify-otp",
            "post /api/v1/tryon/webhooks/replicate",
        ]);

    [Test]
    public async Task Served_TheDocumentIsTheSameForEverybody()
    {
        var answer = await SharedHost.Host.Client.GetAsync("/openapi/v1.json");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["openapi"]).ShouldStartWith("3.0");
    }

    [GeneratedRegex("^[A-Z][A-Za-z]+_[A-Z][A-Za-z]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OperationId();

    private static IEnumerable<string> JsonSchemas(JsonNode operation)
    {
        var bodies = new List<JsonNode?> { operation["requestBody"] };
        bodies.AddRange(operation["responses"]!.AsObject().Select(response => response.Value));
        return bodies.Select(body => (string?)body?["content"]?["application/json"]?["schema"]?["$ref"]).OfType<string>().Select(reference => reference.Split('/')[^1]);
    }

    private IEnumerable<(string Name, JsonNode Value)> Operations() => DescribedApi.Operations(_document);
}
