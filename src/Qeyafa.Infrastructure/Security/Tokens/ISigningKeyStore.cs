namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>Where the nodes share their signing keys.</summary>
internal interface ISigningKeyStore
{
    /// <summary>Every key, by number.</summary>
    Task<IReadOnlyList<StoredSigningKey>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Adds a key.</summary>
    /// <returns>False where another node has added one with this number.</returns>
    Task<bool> TryAddAsync(StoredSigningKey key, CancellationToken cancellationToken);

    /// <summary>Removes the keys up to a number.</summary>
    Task RemoveUpToAsync(int number, CancellationToken cancellationToken);
}

/// <summary>A signing key as the nodes share it.</summary>
/// <param name="Number">Its place in the order, from 1; no two keys have the same.</param>
/// <param name="Id">The key's thumbprint.</param>
/// <param name="SignsFrom">From when on it signs (UTC), until its successor does.</param>
/// <param name="SealedPrivateKey">The private key, sealed.</param>
internal sealed record StoredSigningKey(int Number, string Id, DateTimeOffset SignsFrom, ReadOnlyMemory<byte> SealedPrivateKey);
