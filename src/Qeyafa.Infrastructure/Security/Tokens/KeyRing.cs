using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Infrastructure.Security.Tokens;

/// <summary>
/// Signing keys that all nodes share and that follow one another: each signs for <see cref="TokenOptions.KeyRotation"/>, is there to be seen
/// <see cref="TokenOptions.KeyLead"/> before, so that every node and client knows it when its first token comes, and stays until its last token has ended.
/// </summary>
/// <remarks>Keys are numbered, and no two have one number: nodes that find a key missing at the same time end up with the one that was stored first.</remarks>
internal sealed class KeyRing(ISigningKeyStore store, SecretBox box, IOptions<TokenOptions> options, TimeProvider clock) : ISigningKeys, IDisposable
{
    /// <summary>How often a node looks for what others have made.</summary>
    public static readonly TimeSpan Reread = TimeSpan.FromSeconds(60);

    /// <summary>How long after one look for an unknown key the next one may come.</summary>
    public static readonly TimeSpan LookPause = TimeSpan.FromSeconds(5);

    private readonly TokenOptions _options = options.Value;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Lock _looking = new();
    private volatile Ring? _ring;
    private Task<bool> _look = Task.FromResult(false);
    private long? _lastLook;

    /// <summary>Whether the keys have been read.</summary>
    public bool IsReady => _ring is not null;

    public SigningKey Current
    {
        get
        {
            var now = clock.GetUtcNow();
            var keys = Known.Keys;
            var current = keys[0];
            foreach (var key in keys)
            {
                current = key.SignsFrom <= now ? key : current;
            }

            return current.Key;
        }
    }

    public ImmutableArray<SigningKey> Valid => Known.Valid;

    private Ring Known => _ring ?? throw new DependencyUnavailableException("The signing keys have not been read yet.");

    public ValueTask<bool> LookForNewAsync(CancellationToken cancellationToken)
    {
        lock (_looking)
        {
            var now = clock.GetTimestamp();
            if (_look.IsCompleted)
            {
                if (_lastLook is { } last && clock.GetElapsedTime(last, now) < LookPause)
                {
                    return ValueTask.FromResult(false);
                }

                _lastLook = now;
                _look = LookAsync();
            }

            return new ValueTask<bool>(_look.WaitAsync(cancellationToken));
        }
    }

    /// <summary>Reads the keys, makes the one that is due, and removes those whose last token has ended.</summary>
    /// <exception cref="SettingException">The keys were sealed with another master key.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var stored = await store.AllAsync(cancellationToken);
            while (Due(stored, now) is { } due)
            {
                var key = SigningKey.Generate();
                await store.TryAddAsync(new StoredSigningKey(due.Number, key.Id, due.SignsFrom, Seal(key)), cancellationToken);
                stored = await store.AllAsync(cancellationToken);
            }

            var over = stored.Zip(stored.Skip(1)).Where(pair => now >= pair.Second.SignsFrom + LastsBeyond).Select(pair => pair.First.Number).DefaultIfEmpty(0).Max();
            if (over > 0)
            {
                await store.RemoveUpToAsync(over, cancellationToken);
            }

            Use(stored.Where(key => key.Number > over));
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>How long after its successor began to sign a key may have a token that lives: another node may have signed with it until its next look.</summary>
    private TimeSpan LastsBeyond => _options.Lifetime + _options.ClockSkew + (2 * Reread);

    private (int Number, DateTimeOffset SignsFrom)? Due(IReadOnlyList<StoredSigningKey> stored, DateTimeOffset now)
    {
        if (stored.Count == 0)
        {
            return (1, now);
        }

        var last = stored[^1];
        var next = last.SignsFrom + _options.KeyRotation;
        return now < next - _options.KeyLead ? null : (last.Number + 1, next > now + _options.KeyLead ? next : now + _options.KeyLead);
    }

    private async Task<bool> LookAsync()
    {
        var before = Known.Valid;
        await RefreshAsync(CancellationToken.None);
        return Known.Valid.Any(key => !before.Contains(key));
    }

    /// <summary>A key that is known already stays the same object: what was verified with it is remembered by it.</summary>
    private void Use(IEnumerable<StoredSigningKey> stored)
    {
        var known = _ring?.Keys.ToDictionary(key => key.Key.Id, key => key.Key) ?? [];
        var keys = stored.Select(key => new RingKey(known.GetValueOrDefault(key.Id) ?? Open(key), key.SignsFrom)).ToImmutableArray();
        _ring = new Ring(keys, [.. keys.Select(key => key.Key)]);
    }

    private byte[] Seal(SigningKey key) => box.Seal(Encoding.ASCII.GetBytes(key.ToPem()), Encoding.ASCII.GetBytes(key.Id));

    private SigningKey Open(StoredSigningKey key)
    {
        try
        {
            return SigningKey.Parse(Encoding.ASCII.GetString(box.Open(key.SealedPrivateKey.Span, Encoding.ASCII.GetBytes(key.Id))));
        }
        catch (CryptographicException exception)
        {
            throw new SettingException(
                $"{MasterKey.Setting} is not the one that the signing keys in the database were sealed with. Set the former one again, "
                + "or, should it be lost, empty the collection signing_keys: everybody's access tokens end then, and are renewed by their refresh.",
                exception);
        }
    }

    private sealed record Ring(ImmutableArray<RingKey> Keys, ImmutableArray<SigningKey> Valid);

    private sealed record RingKey(SigningKey Key, DateTimeOffset SignsFrom);
}
