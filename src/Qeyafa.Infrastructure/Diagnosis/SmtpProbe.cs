using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Qeyafa.Infrastructure.Notifications;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Talks to a mail server as far as signing in, and sends nothing (RFC 5321, RFC 3207, RFC 4954).</summary>
internal sealed class SmtpProbe(MailOptions options)
{
    private const int LongestReply = 100;

    /// <summary>Null where all went well, else the step that failed and what the server said.</summary>
    public async Task<(string Step, string Reply)?> RunAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(options.Host!, options.Port, cancellationToken);
        Stream stream = client.GetStream();
        try
        {
            var (code, text) = await ReadAsync(stream, cancellationToken);
            if (code != 220)
            {
                return ("greeting", text);
            }

            (code, text) = await SayAsync(stream, "EHLO doctor", cancellationToken);
            if (code != 250)
            {
                return ("EHLO", text);
            }

            if (options.Tls)
            {
                (code, text) = await SayAsync(stream, "STARTTLS", cancellationToken);
                if (code != 220)
                {
                    return ("STARTTLS", text);
                }

                var encrypted = new SslStream(stream);
                stream = encrypted;
                await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, cancellationToken);
                await SayAsync(stream, "EHLO doctor", cancellationToken);
            }

            if (options.User is { } user)
            {
                (code, text) = await SignInAsync(stream, user, options.Password!, cancellationToken);
                if (code != 235)
                {
                    return ("AUTH", text);
                }
            }

            await SayAsync(stream, "QUIT", cancellationToken);
            return null;
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    private static async Task<(int Code, string Text)> SignInAsync(Stream stream, string user, string password, CancellationToken cancellationToken)
    {
        var first = await SayAsync(stream, "AUTH LOGIN", cancellationToken);
        if (first.Code != 334)
        {
            return await SayAsync(stream, $"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancellationToken);
        }

        var second = await SayAsync(stream, Base64(user), cancellationToken);
        return second.Code == 334 ? await SayAsync(stream, Base64(password), cancellationToken) : second;
    }

    private static async Task<(int Code, string Text)> SayAsync(Stream stream, string line, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
        return await ReadAsync(stream, cancellationToken);
    }

    /// <summary>Reads a reply to its last line, whose code is followed by no hyphen.</summary>
    private static async Task<(int Code, string Text)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        for (var replies = 0; replies < LongestReply; replies++)
        {
            var line = await LineAsync(stream, cancellationToken);
            if (line.Length < 4 || line[3] != '-')
            {
                return (int.TryParse(line.AsSpan(0, Math.Min(3, line.Length)), out var code) ? code : 0, line);
            }
        }

        return (0, "a reply without an end");
    }

    /// <summary>Byte by byte: what stands behind a line may belong to the encryption.</summary>
    private static async Task<string> LineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < 2_000 && await stream.ReadAsync(one, cancellationToken) == 1 && one[0] != '\n')
        {
            if (one[0] is >= 32 and < 127)
            {
                line.Append((char)one[0]);
            }
        }

        return line.ToString();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
