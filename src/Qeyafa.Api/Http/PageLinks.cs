using System.Text;

namespace Qeyafa.Api.Http;

/// <summary>The <c>Link</c> header of a list (RFC 8288): the first page, and the next one where there is one.</summary>
internal static class PageLinks
{
    /// <summary>Makes the header from the request's own path and query.</summary>
    public static string Of(HttpRequest request, string? nextCursor)
    {
        var path = request.PathBase.HasValue ? request.PathBase.Add(request.Path).ToUriComponent() : request.Path.ToUriComponent();
        var kept = Kept(request.QueryString.Value);
        var first = kept.Length == 0 ? path : $"{path}?{kept}";
        return nextCursor is null
            ? $"<{first}>; rel=\"first\""
            : $"<{path}?{kept}{(kept.Length == 0 ? "" : "&")}cursor={Uri.EscapeDataString(nextCursor)}>; rel=\"next\", <{first}>; rel=\"first\"";
    }

    /// <summary>The query without what says where the page starts.</summary>
    private static string Kept(string? query)
    {
        if (string.IsNullOrEmpty(query) || query.Length == 1)
        {
            return "";
        }

        var kept = new StringBuilder(query.Length);
        foreach (var part in query.AsSpan(1).Split('&'))
        {
            var parameter = query.AsSpan(1)[part];
            if (parameter.IsEmpty || parameter.StartsWith("cursor=", StringComparison.Ordinal) || parameter.StartsWith("skip=", StringComparison.Ordinal))
            {
                continue;
            }

            (kept.Length == 0 ? kept : kept.Append('&')).Append(parameter);
        }

        return kept.Replace("<", "%3C").Replace(">", "%3E").ToString();
    }
}
