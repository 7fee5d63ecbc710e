using System.Text.Json.Nodes;
using Qeyafa.Api.Hosting;
using Qeyafa.Api.OpenApi;

namespace Qeyafa.Api.Tests.Conventions;

/// <summary>The description of the whole API, made once from the real composition, without a database.</summary>
[SetUpFixture]
internal sealed class DescribedApi
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    private static WebApplication? _app;
    private static byte[] _description = [];

    /// <summary>The parts of the composition.</summary>
    public static IServiceProvider Services => (_app ?? throw new InvalidOperationException("The description has not been made.")).Services;

    [OneTimeSetUp]
    public async Task MakeAsync()
    {
        _app = QeyafaHost.Build(["--environment", "Development"]);
        _description = await Services.GetRequiredService<ServedDocument>().MakeAsync(CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>Reads the description, for one test: several cannot read one tree at a time.</summary>
    public static JsonObject Read() => JsonNode.Parse(_description)!.AsObject();

    /// <summary>The operations of a description, by method and path.</summary>
    public static IEnumerable<(string Name, JsonNode Value)> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Methods.Contains(operation.Key, StringComparer.Ordinal)
        select ($"{operation.Key} {path.Key}", operation.Value!);
}
