using System.Text.RegularExpressions;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Build.Postman;

namespace Qeyafa.Api.Tests.Contract;

/// <summary>The requests of <c>http/</c> are those of the description.</summary>
public sealed partial class HttpFileTests
{
    private static readonly Operations Operations = new(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "v1.json")));

    [Test]
    public void Every_file_is_as_the_build_program_makes_it()
    {
        var journey = Operations.Along(Journey.Steps);
        var made = new Dictionary<string, string>(HttpFiles.Write(journey), StringComparer.Ordinal)
        {
            ["qeyafa.postman_collection.json"] = PostmanCollection.Write(journey),
            ["local.postman_environment.json"] = PostmanCollection.WriteEnvironment(),
        };
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "http")).Select(Path.GetFileName).Where(name => name != "person.png").Order(StringComparer.Ordinal).ShouldBe(made.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, text) in made)
        {
            (File.ReadAllText(Path.Combine(Repository.Root, "http", name)) == text).ShouldBeTrue($"http/{name} is not what openapi/v1.json gives: run ./build.sh postman and check the result in");
        }
    }

    [Test]
    public void Every_request_names_an_operation_and_every_operation_has_a_request()
    {
        var requests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "http"), "*.http").SelectMany(file => File.ReadLines(file).Select(line => Request().Match(line)).Where(match => match.Success)).ToList();
        var found = requests.Select(request => (Line: request.Value, Operation: Find(request.Groups["method"].Value, request.Groups["path"].Value.Replace("{{picture}}", "/api/v1/images/a/b", StringComparison.Ordinal)))).ToList();
        found.Where(request => request.Operation is null).Select(request => request.Line).ShouldBeEmpty();
        Operations.All.Select(operation => operation.Id).Except(found.Select(request => request.Operation!.Id), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Test]
    public void A_request_that_no_operation_answers_is_told() =>
        ((Operation?[])[Find("GET", "/api/v1/nowhere"), Find("DELETE", "/health/live"), Find("GET", "/api/v1/clothing/a/b")]).ShouldAllBe(operation => operation == null);

    [Test]
    public void Every_variable_that_a_file_uses_is_declared_in_it()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "http"), "*.http"))
        {
            var text = File.ReadAllText(file);
            var declared = Declaration().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
            Variable().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Except(declared).ShouldBeEmpty(file);
        }
    }

    [Test]
    public void A_step_of_an_operation_that_is_gone_is_refused() =>
        Should.Throw<InvalidDataException>(() => Operations.Along([new Step("Nothing_Get", 200)])).Message.ShouldContain("Nothing_Get");

    /// <summary>The operation that a path with variables is of: one with fixed words where another has a parameter comes first.</summary>
    private static Operation? Find(string method, string path) => Operations.All
        .Where(operation => operation.Method == method && Regex.IsMatch(path, "^" + PathParameter().Replace(Regex.Escape(operation.Path), operation.Id == "Images_Get" ? ".+" : "[^/]+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        .OrderBy(operation => PathParameter().Count(Regex.Escape(operation.Path)))
        .FirstOrDefault();

    [GeneratedRegex(@"^(?<method>GET|PUT|POST|DELETE|PATCH) \{\{host\}\}(?<path>[^?\s]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Request();

    [GeneratedRegex(@"^@(?<name>\w+) = ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\\\{\w+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathParameter();
}
