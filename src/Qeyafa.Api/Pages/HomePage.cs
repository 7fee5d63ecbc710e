using Microsoft.Net.Http.Headers;
using Qeyafa.Api.Http;
using Qeyafa.Api.OpenApi;

namespace Qeyafa.Api.Pages;

/// <summary>What stands at <c>/</c>: what this is, and where to go on. For browsers a page, for programs that ask for it JSON.</summary>
internal static class HomePage
{
    private static readonly (string Address, string Text, string Note)[] Links =
    [
        ("/docs", "Documentation", "guides, and every operation, with examples in three languages"),
        ("/app", "Sample application", "what can be built on it"),
        ("/swagger", "Swagger UI", "try the API in the browser"),
        (ServedDocument.Path, "OpenAPI document", "generate a client from it"),
        ("/problems", "Problems", "every failure that the API answers, explained"),
        ("/health/ready", "Health", "whether the service and its database are ready"),
    ];

    private static readonly byte[] Json = """
        {"name":"Qeyafa","description":"Body measurements, profiles and wardrobes over HTTP.","links":{"docs":"/docs","swagger":"/swagger","openapi":"/openapi/v1.json","problems":"/problems","health":"/health/ready"}}
        """u8.ToArray();

    public static Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.Append("Vary", "Accept");
        if (!PrefersJson(context.Request))
        {
            return new Page("Qeyafa").Paragraph("Body measurements, profiles and wardrobes over HTTP. The API's base path is `/api/v1`.").Links(Links).SendAsync(context);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Json.Length;
        return context.Response.Body.WriteAsync(Json, context.RequestAborted).AsTask();
    }

    private static bool PrefersJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) && Acceptance.Quality(ranges, "application/json") > Acceptance.Quality(ranges, "text/html");
}
