using System.Net;

namespace Qeyafa.Client;

/// <summary>Hands out access tokens and refreshes them: however many requests need a new one, the refresh token is spent once.</summary>
internal sealed class TokenSession(ITokenStore store, Func<HttpClient> connect, QeyafaClientOptions options)
{
    private readonly Lock _gate = new();
    private Task<string?>? _refresh;

    /// <summary>The access token to send, or null where nobody is signed in; one that is about to end is refreshed first.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        var tokens = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        return tokens is null || tokens.ExpiresAt - options.RefreshAhead > options.Time.GetUtcNow() ? tokens?.AccessToken : await RefreshAsync(tokens.AccessToken, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets a new access token in place of one that no longer holds; null where the session has ended.</summary>
    /// <param name="spent">The token that no longer holds: where another request has replaced it already, that one's result is answered.</param>
    /// <param name="cancellationToken">Ends the wait, and not the refresh: others wait for it, and its answer must not be lost.</param>
    public Task<string?> RefreshAsync(string spent, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_refresh is null || _refresh.IsCompleted)
            {
                _refresh = Task.Run(() => ReplaceAsync(spent), CancellationToken.None);
            }

            return _refresh.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Keeps the tokens of a sign-in.</summary>
    public ValueTask KeepAsync(Tokens tokens, CancellationToken cancellationToken) =>
        store.SaveAsync(new StoredTokens(tokens.AccessToken, tokens.RefreshToken, options.Time.GetUtcNow().AddSeconds(tokens.ExpiresIn)), cancellationToken);

    /// <summary>Forgets the tokens.</summary>
    public ValueTask ForgetAsync(CancellationToken cancellationToken) => store.SaveAsync(tokens: null, cancellationToken);

    private async Task<string?> ReplaceAsync(string spent)
    {
        var tokens = await store.LoadAsync(CancellationToken.None).ConfigureAwait(false);
        if (tokens is null || tokens.AccessToken != spent)
        {
            return tokens?.AccessToken;
        }

        try
        {
            using var http = connect();
            var refreshed = await new AuthClient(http).RefreshAsync(new RefreshBody { RefreshToken = tokens.RefreshToken }).ConfigureAwait(false);
            await KeepAsync(refreshed.Tokens, CancellationToken.None).ConfigureAwait(false);
            return refreshed.Tokens.AccessToken;
        }
        catch (QeyafaProblemException problem) when (problem.Status == (int)HttpStatusCode.Unauthorized)
        {
            await ForgetAsync(CancellationToken.None).ConfigureAwait(false);
            return null;
        }
    }
}
