using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Controllers.Images;

/// <summary>What a request says about the picture that its client has, and about the part that it wants.</summary>
/// <remarks>Source: RFC 9110, sections 13 (conditions and their order) and 14 (ranges). Several ranges in one request are answered with the whole.</remarks>
internal sealed record PictureConditions
{
    private RequestHeaders Headers { get; init; } = null!;

    /// <summary>The bytes that are wanted; null for all.</summary>
    public PictureRange? Range { get; private init; }

    /// <summary>Whether the answer depends on the entity tag or the time of what is stored.</summary>
    public bool NeedsTag { get; private init; }

    public static PictureConditions Of(HttpRequest request)
    {
        var headers = request.GetTypedHeaders();
        var range = RangeOf(headers.Range);
        return new PictureConditions
        {
            Headers = headers,
            Range = range,
            NeedsTag = headers.IfNoneMatch.Count > 0 || headers.IfModifiedSince is not null || (range is not null && headers.IfRange is not null),
        };
    }

    /// <summary>Whether the client has the picture, so that the answer is 304.</summary>
    public bool HasCurrent(OpenPicture picture) =>
        Headers.IfNoneMatch.Count > 0
            ? Headers.IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(TagOf(picture), useStrongComparison: false))
            : Headers.IfModifiedSince is { } since && PictureAnswer.WholeSeconds(picture.ModifiedAt) <= since;

    /// <summary>With <c>If-Range</c> answered: the whole is wanted where the client has a part of another picture.</summary>
    public PictureConditions Resolved(OpenPicture picture) =>
        Headers.IfRange is not { } has
        || has.EntityTag?.Compare(TagOf(picture), useStrongComparison: true) == true
        || has.LastModified == PictureAnswer.WholeSeconds(picture.ModifiedAt)
            ? this
            : this with { Range = null };

    private static EntityTagHeaderValue TagOf(OpenPicture picture) => new($"\"{picture.EntityTag}\"");

    private static PictureRange? RangeOf(RangeHeaderValue? header) =>
        header is { Ranges.Count: 1 } && header.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase) && header.Ranges.Single() is var one
            ? new PictureRange(one.From, one.To)
            : null;
}
