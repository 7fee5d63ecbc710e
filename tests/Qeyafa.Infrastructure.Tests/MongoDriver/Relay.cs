using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Qeyafa.Infrastructure.Tests.MongoDriver;

/// <summary>
/// A relay before a server, to lose connections on purpose. The first one that sends one text goes silent: from then on nothing passes
/// in either direction, but it stays open. The first one that sends another text is closed, before the server has got it.
/// </summary>
internal sealed class Relay : IDisposable
{
    private readonly int _serverPort;
    private readonly byte[] _hang;
    private readonly byte[] _lose;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _pairs = new();
    private int _losses;
    private readonly TaskCompletionSource<TcpClient> _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Relay(int serverPort, string hang, string lose)
    {
        _serverPort = serverPort;
        _hang = Encoding.UTF8.GetBytes(hang);
        _lose = Encoding.UTF8.GetBytes(lose);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Completes when a connection has gone silent.</summary>
    public Task Silence => _silent.Task;

    /// <summary>Closes every connection but the silent one.</summary>
    public void CloseOthers()
    {
        foreach (var (client, server) in _pairs)
        {
            if (_silent.Task.IsCompleted && _silent.Task.Result == client)
                continue;
            Reset(client);
            Reset(server);
        }
    }

    /// <summary>Refuses connections from now on.</summary>
    public void Refuse() => _listener.Stop();

    /// <summary>Closes the silent connection too.</summary>
    public void EndSilence() => Reset(_silent.Task.Result);

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var (client, server) in _pairs)
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private static void Reset(TcpClient connection)
    {
        try
        {
            connection.Client.Close(0);
        }
        catch (ObjectDisposedException)
        {
            // The other side was faster.
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _serverPort);
            _pairs[client] = server;
            _ = PumpAsync(client, server, client);
            _ = PumpAsync(server, client, client);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, TcpClient client)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var (source, target) = (from.GetStream(), to.GetStream());
            while (await source.ReadAsync(buffer) is > 0 and var count)
            {
                var sent = from == client ? buffer.AsMemory(0, count) : default;
                if (sent.Span.IndexOf(_hang) >= 0 && _silent.TrySetResult(client))
                    return;
                if (sent.Span.IndexOf(_lose) >= 0 && Interlocked.Increment(ref _losses) == 1)
                    break;
                await target.WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed on purpose, or by one side: so is the other.
        }
        Reset(from);
        Reset(to);
    }
}
