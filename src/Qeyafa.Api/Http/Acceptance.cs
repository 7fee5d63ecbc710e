using Microsoft.Net.Http.Headers;

namespace Qeyafa.Api.Http;

/// <summary>Whether a client's <c>Accept</c> header lets an answer of the given types through.</summary>
internal static class Acceptance
{
    /// <summary>Whether one of the types is acceptable. A header that cannot be read excludes nothing.</summary>
    public static bool Allows(HttpRequest request, IReadOnlyList<string> mediaTypes)
    {
        var header = request.Headers.Accept;
        if (header.Count == 0 || (header.Count == 1 && (header[0] is null or "" or "*/*" || string.Equals(header[0], mediaTypes[0], StringComparison.Ordinal))))
        {
            return true;
        }

        if (!MediaTypeHeaderValue.TryParseList(header, out var ranges) || ranges.Count == 0)
        {
            return true;
        }

        foreach (var mediaType in mediaTypes)
        {
            if (Quality(ranges, mediaType) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The quality that the most specific range gives a type: 0 for none.</summary>
    public static double Quality(IEnumerable<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var type = new MediaTypeHeaderValue(mediaType);
        return ranges
            .Where(type.IsSubsetOf)
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}
