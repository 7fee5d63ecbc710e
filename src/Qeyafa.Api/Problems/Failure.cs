using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Problems;

/// <summary>Lets code that can only set a status, or only refuse a value, say which error it means: whoever writes the problem asks here.</summary>
internal static class Failure
{
    private sealed record Reason(Error Error);

    /// <summary>Records why the request fails.</summary>
    public static void SetFailure(this HttpContext context, Error error) => context.Features.Set(new Reason(error));

    /// <summary>Why the request fails, or null where nobody said.</summary>
    public static Error? GetFailure(this HttpContext context) => context.Features.Get<Reason>()?.Error;
}
