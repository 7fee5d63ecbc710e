namespace Qeyafa.Client;

/// <summary>Tokens of a session, and when the access token ends.</summary>
/// <param name="AccessToken">What requests carry.</param>
/// <param name="RefreshToken">What the next tokens are had for, once.</param>
/// <param name="ExpiresAt">When the access token ends.</param>
public sealed record StoredTokens(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt);

/// <summary>Where tokens are kept: in memory, or in the platform's secure storage. All of them are secrets.</summary>
public interface ITokenStore
{
    /// <summary>The tokens, or null where nobody is signed in.</summary>
    ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps tokens in place of the earlier ones, or forgets them where they are null.</summary>
    ValueTask SaveAsync(StoredTokens? tokens, CancellationToken cancellationToken);

    /// <summary>The device token, or null before the first sign-in on this device.</summary>
    ValueTask<string?> LoadDeviceTokenAsync(CancellationToken cancellationToken);

    /// <summary>Keeps the device token in place of the earlier one. It outlives the session: signing out does not touch it, and the next sign-in sends it.</summary>
    ValueTask SaveDeviceTokenAsync(string deviceToken, CancellationToken cancellationToken);
}

/// <summary>Keeps tokens as long as the process runs.</summary>
public sealed class MemoryTokenStore : ITokenStore
{
    private StoredTokens? _tokens;
    private string? _deviceToken;

    /// <inheritdoc/>
    public ValueTask<StoredTokens?> LoadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Volatile.Read(ref _tokens));

    /// <inheritdoc/>
    public ValueTask SaveAsync(StoredTokens? tokens, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _tokens, tokens);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<string?> LoadDeviceTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Volatile.Read(ref _deviceToken));

    /// <inheritdoc/>
    public ValueTask SaveDeviceTokenAsync(string deviceToken, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _deviceToken, deviceToken);
        return ValueTask.CompletedTask;
    }
}
