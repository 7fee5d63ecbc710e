using System.Diagnostics;
using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Users;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Contract;

/// <summary>The Postman collection, run by Postman's own command-line runner against a real server.</summary>
public sealed class PostmanTests
{
    private const string AdminEmail = "postman-admin@example.com";
    private const string AdminPassword = "an administrator's password";

    [Test]
    public async Task Collection_runs_from_its_first_request_to_its_last()
    {
        await NpmPackage.Newman.EnsureAsync(CancellationToken.None);
        await using var server = await QeyafaServer.StartAsync(follows: true);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var setup = scope.ServiceProvider.GetRequiredService<IAdministratorSetup>();
            (await setup.CreateAsync(EmailAddress.Parse(AdminEmail), "Postman", new Secret(AdminPassword), CancellationToken.None)).IsSuccess.ShouldBeTrue();
        }

        var report = Path.GetTempFileName();
        try
        {
            var (code, output) = await RunAsync(server.Address, report);
            code.ShouldBe(0, output);
            using var summary = JsonDocument.Parse(await File.ReadAllTextAsync(report));
            var stats = summary.RootElement.GetProperty("run").GetProperty("stats");
            stats.GetProperty("assertions").GetProperty("total").GetInt32().ShouldBeGreaterThan(100, output);
            stats.GetProperty("assertions").GetProperty("failed").GetInt32().ShouldBe(0, output);
        }
        finally
        {
            File.Delete(report);
        }

        (await new StoredDocuments(server.Services, "users").AllAsync([])).Select(user => user["email"].AsString).ShouldBe([AdminEmail], "the people of the run are erased");
    }

    private static async Task<(int Code, string Output)> RunAsync(Uri address, string report)
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.Combine(Repository.Root, "http") };
        foreach (var argument in new[]
        {
            Path.Combine(NpmPackage.Newman.Folder, "node_modules", "newman", "bin", "newman.js"), "run", "qeyafa.postman_collection.json", "-e", "local.postman_environment.json",
            "--working-dir", ".", "--env-var", $"host={address.ToString().TrimEnd('/')}", "--env-var", $"admin_email={AdminEmail}", "--env-var", $"admin_password={AdminPassword}",
            "--timeout-request", "60000", "--color", "off", "--reporters", "cli,json", "--reporter-json-export", report,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var newman = Process.Start(start)!;
        var errors = newman.StandardError.ReadToEndAsync();
        var output = await newman.StandardOutput.ReadToEndAsync();
        await newman.WaitForExitAsync();
        return (newman.ExitCode, output + await errors);
    }
}
