using System.Security.Cryptography;

namespace Qeyafa.Api.Idempotency;

/// <summary>Hashes a body of any length as it comes.</summary>
internal static class BodyHash
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>The SHA-256 of a body.</summary>
    /// <param name="body">The body, read to its end.</param>
    /// <param name="without">What is left out wherever it stands: the boundary of form data; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<byte[]> OfAsync(Stream body, byte[]? without, CancellationToken cancellationToken)
    {
        if (without is not { Length: > 0 }) return await SHA256.HashDataAsync(body, cancellationToken);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes + without.Length];
        var held = 0;
        for (int read; (read = await body.ReadAsync(buffer.AsMemory(held), cancellationToken)) > 0;)
        {
            var window = buffer.AsMemory(0, held + read);
            var rest = AppendWithout(hash, window.Span, without);
            window[^rest..].CopyTo(buffer);
            held = rest;
        }

        hash.AppendData(buffer, 0, held);
        return hash.GetHashAndReset();
    }

    /// <summary>Hashes all but what may be the beginning of another occurrence.</summary>
    /// <returns>How many bytes at the end were held back.</returns>
    private static int AppendWithout(IncrementalHash hash, ReadOnlySpan<byte> window, ReadOnlySpan<byte> without)
    {
        for (int at; (at = window.IndexOf(without)) >= 0;)
        {
            hash.AppendData(window[..at]);
            window = window[(at + without.Length)..];
        }

        var rest = Math.Min(window.Length, without.Length - 1);
        hash.AppendData(window[..^rest]);
        return rest;
    }
}
