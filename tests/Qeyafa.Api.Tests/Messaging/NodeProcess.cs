using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Messaging;

/// <summary>A node in a process of its own, which can be killed.</summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("qeyafa-node-");

    private NodeProcess(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Qeyafa.Api.dll"), "--urls", Address.ToString(), "--environment", "Development",
            .. Messenger.NodeSettings.Append(new("MONGODB_URL", Messenger.Stored.Url)).Append(new("QEYAFA_DATA", _data.FullName)).Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => TestContext.Progress.WriteLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public static async Task<NodeProcess> StartAsync()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var node = new NodeProcess(port);
        using var http = new HttpClient { BaseAddress = node.Address };
        await Eventually.HoldsAsync(
            async () =>
            {
                node._process.HasExited.ShouldBeFalse("The node must start.");
                try
                {
                    return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "The node serves.");
        return node;
    }

    /// <summary>The same person at this node.</summary>
    public Person At(Person person)
    {
        var there = new Person(new HttpClient { BaseAddress = Address });
        there.Http.DefaultRequestHeaders.Authorization = person.Http.DefaultRequestHeaders.Authorization;
        return there;
    }

    /// <summary>Kills the process as a power failure would.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
        _data.Delete(recursive: true);
    }
}
