using System.Net;
using System.Net.Sockets;

namespace Qeyafa.Infrastructure.EmbeddedMongo;

/// <summary>Ports of 127.0.0.1.</summary>
internal static class LoopbackPort
{
    /// <summary>The port asked for; where none is, the preferred one if it is free, else any free one.</summary>
    public static int Choose(int asked, int preferred) => asked != 0 ? asked : preferred != 0 && TryBind(preferred) is { } free ? free : TryBind(0)!.Value;

    /// <summary>Waits until nobody holds the port, or the patience is over: a killed server's port is let go a moment after its process, by Wine.</summary>
    public static async Task WaitUntilFreeAsync(int port, TimeSpan patience, CancellationToken cancellationToken)
    {
        var deadline = Deadline.After(patience);
        while (TryBind(port) is null && !deadline.HasPassed)
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    private static int? TryBind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException) when (port != 0)
        {
            return null;
        }
    }
}
