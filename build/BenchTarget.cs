using System.Globalization;
using System.Security.Cryptography;
using Qeyafa.Infrastructure.EmbeddedMongo;

namespace Qeyafa.Build;

/// <summary>Measures the published API on a seeded database in memory: see bench/README.md.</summary>
internal sealed class BenchTarget(Project project)
{
    private const string Address = "http://127.0.0.1:5095";
    private const string Database = "qeyafa_bench";

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        await new SetupTarget(project).RunAsync(Needs.Everything | Needs.BenchTools, stop);
        await new WebTarget(project).RunAsync(stop);
        var published = project.PathOf("artifacts", "publish");
        await Steps.RunAsync("Publishing", _ => PublishAsync(published, stop));
        await Steps.RunAsync("Building", _ => project.CompileAsync("bench/Qeyafa.Bench", stop));
        await using var server = await MongoRunner.StartAsync(new MongoRunnerOptions { CacheGigabytes = 1 }, stop);
        string[] place = ["--mongo", server.ConnectionString, "--db", Database];
        if (await BenchAsync(["prepare", "--people", "1000", .. place], stop) is not 0 and var failed)
        {
            return failed;
        }

        var start = project.Dotnet([], await SettingsAsync(server.ConnectionString, stop));
        start.FileName = "sh";
        start.ArgumentList.Add("-c");

        // Its line per request is part of what is measured, and not for this terminal.
        start.ArgumentList.Add($"exec dotnet '{Path.Combine(published, "Qeyafa.Api.dll")}' --urls {Address} > '{Path.Combine(project.Artifacts, "bench-api.log")}'");
        using var api = await KeptProcess.StartAsync(start, "TERM", ownSession: false);
        try
        {
            await ReadyAsync(stop);
            string[][] runs = [["load", Address, .. place, .. arguments], ["signins", Address], ["refresh", Address], ["tokens", "--seconds", "2"], ["floor", .. place]];
            foreach (var run in runs)
            {
                if (await BenchAsync(run, stop) is not 0 and var failedRun)
                {
                    return failedRun;
                }
            }

            return 0;
        }
        finally
        {
            await Signals.EndAsync(api, EndPatience);
        }
    }

    private async Task PublishAsync(string folder, CancellationToken stop)
    {
        var runtime = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        if (await project.DotnetAsync(["publish", "src/Qeyafa.Api", "-c", Project.Configuration, "-r", runtime, "--self-contained", "false", "-o", folder, "-v", "q", "-nologo"], stop) != 0)
        {
            throw new BuildException("The API could not be published.");
        }
    }

    private Task<int> BenchAsync(IEnumerable<string> arguments, CancellationToken stop) =>
        project.DotnetAsync([project.PathOf("bench", "Qeyafa.Bench", "bin", Project.Configuration, "net10.0", "Qeyafa.Bench.dll"), .. arguments], stop);

    private async Task<Dictionary<string, string>> SettingsAsync(string url, CancellationToken stop) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Storage__Kind"] = "files",
        ["AllowedHosts"] = "127.0.0.1",
        ["MONGODB_URL"] = url,
        ["DATABASE_NAME"] = Database,
        ["Tokens__Lifetime"] = TimeSpan.FromHours(1).ToString("c", CultureInfo.InvariantCulture),
        ["Tokens__SigningKey"] = await File.ReadAllTextAsync(project.PathOf("bench", "run", "signing-key.pem"), stop),
        ["Security__MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["Api__RateLimits__CredentialsPerMinute"] = "1000000",
        ["Serilog__MinimumLevel__Default"] = "Information",
    };

    private static async Task ReadyAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(StartPatience);
        using var http = new HttpClient();
        while (!await AnswersAsync(http, patience.Token))
        {
            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"{Address}/health/ready"), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
