using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Qeyafa.Infrastructure.EmbeddedMongo;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Notifications;

/// <summary>A real SMTP server of the test's own, on a loopback port.</summary>
internal sealed class SmtpHost : IDisposable
{
    private readonly Process _process;

    private SmtpHost(Process process, int port)
    {
        _process = process;
        Port = port;
        _ = ReadAsync();
    }

    public int Port { get; }

    /// <summary>What it has taken over: envelope, user and the raw message.</summary>
    public ConcurrentQueue<JsonElement> Taken { get; } = new();

    public static async Task<SmtpHost> StartAsync(bool withSignIn = false)
    {
        await NpmPackage.SmtpServer.EnsureAsync(CancellationToken.None);
        var start = Programs.Silent(Programs.Find("node") ?? throw new InvalidOperationException("node is missing: install Node.js, then try again."));
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Notifications", "smtp-server.js"));
        start.ArgumentList.Add(withSignIn ? "with-sign-in" : "open");
        start.Environment["NODE_PATH"] = Path.Combine(NpmPackage.SmtpServer.Folder, "node_modules");
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => TestContext.Out.WriteLine(line.Data);
        process.BeginErrorReadLine();
        var first = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3)) ?? throw new InvalidOperationException("The SMTP server ended at once.");
        using var hello = JsonDocument.Parse(first);
        return new SmtpHost(process, hello.RootElement.GetProperty("port").GetInt32());
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var message = JsonDocument.Parse(line);
            Taken.Enqueue(message.RootElement.Clone());
        }
    }
}
