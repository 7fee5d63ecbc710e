using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;

namespace Qeyafa.Api.Pages;

/// <summary>One form in which a file is at hand.</summary>
/// <param name="Coding">The content coding; null: as it is.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its length in bytes.</param>
internal sealed record WebForm(string? Coding, string Path, long Bytes);

/// <summary>A static file, with the compressed forms that the build made of it.</summary>
/// <param name="Name">Its path below the folder.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Tag">The beginning of its content's SHA-256.</param>
/// <param name="Forms">The smallest first; the last is the file as it is.</param>
internal sealed record WebFile(string Name, string MediaType, string Tag, ImmutableArray<WebForm> Forms)
{
    // The bundler puts a hash of the content into the names of what is in here.
    private const string Hashed = "assets/";

    /// <summary>Answers the file, or 304 where the client has it.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var form = Choose(context.Request);
        var tag = $"\"{Tag}{(form.Coding is null ? "" : "-" + form.Coding)}\"";
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.Append("Vary", "Accept-Encoding");
        headers.CacheControl = Name.StartsWith(Hashed, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        if (EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known) && known.Any(one => one.Tag.Equals(tag, StringComparison.Ordinal) || one.Tag.Equals("*", StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = MediaType;
        context.Response.ContentLength = form.Bytes;
        if (form.Coding is not null)
        {
            headers.ContentEncoding = form.Coding;
        }

        return context.Response.SendFileAsync(form.Path, context.RequestAborted);
    }

    private WebForm Choose(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var taken) ? Forms.First(form => form.Coding is null || Takes(taken, form.Coding)) : Forms[^1];

    // What the header says of a coding goes before what it says of all; quality 0 refuses (RFC 9110, section 12.5.3).
    private static bool Takes(IList<StringWithQualityHeaderValue> taken, string coding)
    {
        var said = taken.FirstOrDefault(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) ?? taken.FirstOrDefault(one => one.Value.Equals("*", StringComparison.Ordinal));
        return said is { Quality: not 0 };
    }
}
