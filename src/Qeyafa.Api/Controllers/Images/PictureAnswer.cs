using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Controllers.Images;

/// <summary>Answers a picture, or a part of it, straight from the storage.</summary>
internal sealed class PictureAnswer(ReachedPicture reached, PictureRange? range, TimeProvider time) : ActionResult
{
    /// <summary>Pictures are files of strangers: should a browser ever take one for a page, nothing in it runs.</summary>
    private static readonly StringValues Policy = "default-src 'none'; sandbox";

    private static readonly StringValues NotFromCache = "private, no-cache";

    /// <summary>A time as headers have it.</summary>
    public static DateTimeOffset WholeSeconds(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    /// <summary>304: the client has it.</summary>
    public static ActionResult NotModified(ReachedPicture reached, TimeProvider time) => new NotModifiedAnswer(reached, time);

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        await using var picture = reached.Picture;
        var http = context.HttpContext;
        var response = http.Response;
        SetHeaders(response, reached, time);
        if (range is not null && picture.Count == 0)
        {
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{picture.Length}");
            await http.RequestServices.GetRequiredService<ProblemWriter>().WriteAsync(http, StatusCodes.Status416RangeNotSatisfiable);
            return;
        }

        if (range is not null)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {picture.Start}-{picture.Start + picture.Count - 1}/{picture.Length}");
        }

        response.ContentType = OpenPicture.MediaType;
        response.ContentLength = picture.Count;
        response.Headers.ContentDisposition = "inline";
        await picture.Content.CopyToAsync(response.Body, http.RequestAborted);
    }

    private static void SetHeaders(HttpResponse response, ReachedPicture reached, TimeProvider time)
    {
        var headers = response.Headers;
        headers.ETag = $"\"{reached.Picture.EntityTag}\"";
        headers.LastModified = reached.Picture.ModifiedAt.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        headers.AcceptRanges = "bytes";
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = reached.LinkExpires is { } end
            ? string.Create(CultureInfo.InvariantCulture, $"private, max-age={Math.Max(0, end - time.GetUtcNow().ToUnixTimeSeconds())}")
            : NotFromCache;
    }

    private sealed class NotModifiedAnswer(ReachedPicture reached, TimeProvider time) : ActionResult
    {
        public override void ExecuteResult(ActionContext context)
        {
            SetHeaders(context.HttpContext.Response, reached, time);
            context.HttpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        }
    }
}
