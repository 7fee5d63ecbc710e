namespace Qeyafa.Client;

/// <summary>Settings of the client.</summary>
public sealed class QeyafaClientOptions
{
    /// <summary>The server, for <c>AddQeyafaClient</c>.</summary>
    public Uri? Address { get; set; }

    /// <summary>How often a request that may be repeated is sent again; 0 to 10, 3 by default.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>The wait before the first repetition; it doubles each time, with up to a quarter of chance. 200 ms by default.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait that is kept for a <c>Retry-After</c>; where the server asks for more, the problem is thrown at once. 30 seconds by default.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long before its end an access token is refreshed. 30 seconds by default.</summary>
    public TimeSpan RefreshAhead { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
