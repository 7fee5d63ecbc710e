using System.Net;
using System.Net.Http.Headers;

namespace Qeyafa.Client;

/// <summary>Sends the access token, and where it no longer holds, refreshes it and sends the request once more.</summary>
internal sealed class TokenHandler(TokenSession session) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is not null || IsSignIn(request.RequestUri))
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var token = await session.FindAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || token is null || await session.RefreshAsync(token, cancellationToken).ConfigureAwait(false) is not { } fresh)
        {
            return response;
        }

        response.Dispose();
        return await SendAsync(request, fresh, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.Headers.Authorization = null;
        }
    }

    /// <summary>Operations that prove who somebody is by something else than a token; a token that has run out must not keep them from it.</summary>
    private static bool IsSignIn(Uri? address) =>
        address?.AbsolutePath is { } path && (path.EndsWith("/auth/login", StringComparison.Ordinal) || path.EndsWith("/auth/register", StringComparison.Ordinal) || path.EndsWith("/auth/verify-otp", StringComparison.Ordinal) || path.EndsWith("/auth/refresh", StringComparison.Ordinal));
}
