using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Qeyafa.Api.Http;
using Qeyafa.Api.OpenApi;

namespace Qeyafa.Api.Pages;

/// <summary>What stands at <c>/</c>: what this is, and where to go on. For browsers a page, for programs that ask for it JSON.</summary>
internal sealed class HomePage
{
    private const string Description = "Body measurements, profiles and wardrobes over HTTP.";

    private readonly PageNavigation _navigation;
    private readonly (string Name, string Address, string Text, string Note)[] _links;
    private readonly byte[] _json;

    public HomePage(PageNavigation navigation)
    {
        _navigation = navigation;
        _links = [.. LinksOf(navigation)];
        _json = JsonOf(_links);
    }

    public Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.Append("Vary", "Accept");
        if (!PrefersJson(context.Request))
        {
            return new Page("Qeyafa", _navigation)
                .Paragraph($"{Description} The API's base path is `/api/v1`.")
                .Links(_links.Select(link => (link.Address, link.Text, link.Note)))
                .SendAsync(context);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = _json.Length;
        return context.Response.Body.WriteAsync(_json, context.RequestAborted).AsTask();
    }

    private static IEnumerable<(string Name, string Address, string Text, string Note)> LinksOf(PageNavigation navigation)
    {
        if (navigation.HasDocumentation)
        {
            yield return ("docs", "/docs", "Documentation", "Guides, and every operation, with examples in three languages.");
        }

        if (navigation.HasSample)
        {
            yield return ("app", "/app", "Sample application", "What can be built on it.");
        }

        yield return ("swagger", "/swagger", "Swagger UI", "Try the API in the browser.");
        yield return ("openapi", ServedDocument.Path, "OpenAPI document", "Generate a client from it.");
        yield return ("problems", "/problems", "Problems", "Every failure that the API answers, explained.");
        yield return ("health", "/health/ready", "Health", "Whether the service and its database are ready.");
    }

    private static byte[] JsonOf(IEnumerable<(string Name, string Address, string Text, string Note)> links)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("name", "Qeyafa");
            writer.WriteString("description", Description);
            writer.WriteStartObject("links");
            foreach (var (name, address, _, _) in links)
            {
                writer.WriteString(name, address);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private static bool PrefersJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) && Acceptance.Quality(ranges, "application/json") > Acceptance.Quality(ranges, "text/html");
}
