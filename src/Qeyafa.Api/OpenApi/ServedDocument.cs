using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Qeyafa.Api.OpenApi;

/// <summary>The description of the API as it is served: made at the first request, then kept.</summary>
internal sealed class ServedDocument([FromKeyedServices(ServedDocument.Name)] IOpenApiDocumentProvider provider)
{
    public const string Name = "v1";

    public const string Path = "/openapi/v1.json";

    private byte[]? _bytes;

    public async Task AnswerAsync(HttpContext context)
    {
        _bytes ??= await MakeAsync(context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = _bytes.Length;
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.Body.WriteAsync(_bytes, context.RequestAborted);
    }

    /// <summary>Makes the document.</summary>
    public async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await document.SerializeAsJsonAsync(bytes, OpenApiSpecVersion.OpenApi3_0, cancellationToken);
        return bytes.ToArray();
    }
}
