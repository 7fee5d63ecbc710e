using System.Net.Sockets;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Build;

/// <summary>Builds the API and runs it in the foreground. The API starts and stops its own MongoDB.</summary>
internal sealed class RunTarget(Project project)
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await new SetupTarget(project).RunAsync(Needs.Server, stop);
        await new WebTarget(project).RunAsync(stop);
        await Steps.RunAsync("Building", _ => project.CompileAsync("src/Qeyafa.Api", stop));
        var environment = Environment();
        var start = project.Dotnet([project.PathOf("src", "Qeyafa.Api", "bin", Project.Configuration, "net10.0", "Qeyafa.Api.dll")], environment);
        start.WorkingDirectory = project.PathOf("src", "Qeyafa.Api");
        using var api = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        using var announced = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var announcement = AnnounceAsync(PublicUrl(environment["ASPNETCORE_URLS"]), announced.Token);
        try
        {
            return await api.Exit.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return await Signals.EndAsync(api, EndPatience);
        }
        finally
        {
            await announced.CancelAsync();
            await announcement;
        }
    }

    private static async Task AnnounceAsync(Uri url, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = url };
        try
        {
            while (!await IsReadyAsync(http, stop))
            {
                await Task.Delay(AskAgain, stop);
            }

            var address = url.ToString().TrimEnd('/');
            Console.WriteLine($"Qeyafa is ready at {address}");
            Console.WriteLine($"  read      {address}/docs");
            Console.WriteLine($"  look      {address}/app");
            Console.WriteLine($"  try it    {address}/swagger");
            Console.WriteLine($"  health    {address}/health/ready");
            Console.WriteLine("  Ctrl-C stops it.");
        }
        catch (OperationCanceledException)
        {
            // The API ended, or is asked to, before it was ready.
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException error) when (error.InnerException is SocketException or IOException or null)
        {
            return false;
        }
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["ASPNETCORE_URLS"] = Setting("ASPNETCORE_URLS", DefaultUrl),
        ["ASPNETCORE_ENVIRONMENT"] = Setting("ASPNETCORE_ENVIRONMENT", "Development"),
        ["QEYAFA_DATA"] = Path.GetFullPath(Setting("QEYAFA_DATA", "data"), project.Root),
    };

    private static string Setting(string name, string otherwise) =>
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;

    // Kestrel listens on every address for * and +, which no client can call.
    private static Uri PublicUrl(string urls)
    {
        var first = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? DefaultUrl;
        var callable = first.Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://[::]", "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(callable, UriKind.Absolute, out var url)
            ? url
            : throw new BuildException("ASPNETCORE_URLS is not a list of addresses: set it to one such as http://127.0.0.1:5080.");
    }
}
