using System.Net.Sockets;
using System.Text;

namespace Qeyafa.Api.Tests.Conventions;

/// <summary>Sends bytes as they are, for what no client library would send.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<string> SendAsync(Uri address, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(request);
        using var answer = new MemoryStream();
        using var limit = new CancellationTokenSource(Patience);
        await stream.CopyToAsync(answer, limit.Token);
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>Sends a head that announces a body, sends none of it, and reads as far as some text of the answer.</summary>
    public static async Task<string> AnnounceAsync(Uri address, string head, string upTo)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Head(address, head));
        using var limit = new CancellationTokenSource(Patience);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (!answer.ToString().Contains(upTo, StringComparison.Ordinal) && await stream.ReadAsync(buffer, limit.Token) is > 0 and var count)
        {
            answer.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return answer.ToString();
    }

    public static Task<string> SendAsync(Uri address, string head, params byte[] body) =>
        SendAsync(address, [.. Head(address, head), .. body]);

    private static byte[] Head(Uri address, string head) =>
        Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + $"\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n");
}
