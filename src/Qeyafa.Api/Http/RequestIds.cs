using System.Buffers;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>Gives each request the id that it brought in <c>X-Request-Id</c>, or a new one, and echoes it.</summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";

    private const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static void Apply(HttpContext context, DateTimeOffset now)
    {
        var sent = context.Request.Headers.TryGetValue(Header, out var values) && values.Count == 1 ? values[0] : null;
        var id = sent is { Length: > 0 and <= MaxLength } && !sent.AsSpan().ContainsAnyExcept(Allowed) ? sent : EntityId.New(now).ToString();
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;
    }
}
