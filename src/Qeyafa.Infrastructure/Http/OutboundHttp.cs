namespace Qeyafa.Infrastructure.Http;

/// <summary>Makes the clients that call services of others.</summary>
internal static class OutboundHttp
{
    /// <summary>A client that follows no redirect, keeps no cookies and has no time limit of its own: each call has one.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan };
}
