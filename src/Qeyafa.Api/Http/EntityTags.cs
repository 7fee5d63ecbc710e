using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.Http;

/// <summary>Entity tags are strong and made of the aggregate's version: <c>"v7"</c>.</summary>
/// <remarks>Source: RFC 9110, sections 8.8.3 (form), 13.1.1 (<c>If-Match</c>: strong comparison) and 13.1.2 (<c>If-None-Match</c>: weak comparison).</remarks>
internal static class EntityTags
{
    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    /// <summary>Reads <c>If-Match</c>. A weak tag, or one that is not ours, matches no version.</summary>
    /// <returns>False where the header is not a list of entity tags.</returns>
    public static bool TryReadIfMatch(StringValues header, out ExpectedVersion expected)
    {
        expected = ExpectedVersion.Unstated;
        if (header.Count == 0)
        {
            return true;
        }

        var text = header.Count == 1 ? header[0] : string.Join(',', header.ToArray());
        if (text is null || text.AsSpan().Trim() is "*")
        {
            expected = text is null ? ExpectedVersion.Unstated : ExpectedVersion.AnyExisting;
            return true;
        }

        var versions = ImmutableArray.CreateBuilder<long>(1);
        var rest = text.AsSpan();
        while (TryTakeTag(ref rest, out var tag, out var weak))
        {
            if (!weak && TryReadVersion(tag, out var version))
            {
                versions.Add(version);
            }

            if (rest.IsEmpty)
            {
                expected = ExpectedVersion.OneOf(versions.ToImmutable());
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether <c>If-None-Match</c> names the version, so that a <c>GET</c> answers 304. A malformed header names nothing.</summary>
    public static bool NoneMatchNames(StringValues header, long version)
    {
        foreach (var line in header)
        {
            var rest = line.AsSpan();
            if (rest.Trim() is "*")
            {
                return true;
            }

            while (TryTakeTag(ref rest, out var tag, out _))
            {
                if (TryReadVersion(tag, out var named) && named == version)
                {
                    return true;
                }

                if (rest.IsEmpty)
                {
                    break;
                }
            }
        }

        return false;
    }

    private static bool TryReadVersion(ReadOnlySpan<char> tag, out long version)
    {
        version = 0;
        return tag.Length > 1 && tag[0] == 'v' && tag[1] is >= '1' and <= '9' && long.TryParse(tag[1..], NumberStyles.None, CultureInfo.InvariantCulture, out version);
    }

    /// <summary>Takes one tag and the comma after it off the front.</summary>
    private static bool TryTakeTag(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> tag, out bool weak)
    {
        tag = default;
        rest = rest.Trim(" \t,");
        weak = rest.StartsWith("W/", StringComparison.Ordinal);
        var opaque = weak ? rest[2..] : rest;
        if (opaque.IsEmpty || opaque[0] != '"')
        {
            return false;
        }

        var end = opaque[1..].IndexOf('"');
        if (end < 0)
        {
            return false;
        }

        tag = opaque.Slice(1, end);
        rest = opaque[(end + 2)..].TrimStart(" \t");
        if (!rest.IsEmpty && rest[0] != ',')
        {
            return false;
        }

        rest = rest.Trim(" \t,");
        return true;
    }
}
