using Microsoft.AspNetCore.Http.Features;
using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Http;

/// <summary>
/// Refuses a body that announces itself as too large, and lets the server take in what the client is sending all the same:
/// a client that is cut off in the middle sees a broken connection and never reads why.
/// </summary>
internal static class OversizeMiddleware
{
    /// <summary>Beyond this many bytes the connection is cut all the same.</summary>
    private const long MostTaken = 32 * 1024 * 1024;

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        return context.Request.ContentLength is { } announced && announced > limit?.MaxRequestBodySize && announced <= MostTaken && !limit.IsReadOnly
            ? RefuseAsync(context, limit)
            : next(context);
    }

    private static Task RefuseAsync(HttpContext context, IHttpMaxRequestBodySizeFeature limit)
    {
        // A body within the server's own limit that nobody has read is drained by Kestrel after the answer, for at most 5 s.
        limit.MaxRequestBodySize = MostTaken;
        return context.RequestServices.GetRequiredService<ProblemWriter>().WriteAsync(context, StatusCodes.Status413PayloadTooLarge);
    }
}
