using System.Globalization;
using Qeyafa.Api.Hosting;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Commands;

/// <summary><c>migrate up</c> applies what is pending; <c>migrate status</c> lists what is applied and what is not.</summary>
internal static class MigrateCommand
{
    private const int Misused = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not (["up"] or ["status"]))
        {
            await Console.Error.WriteLineAsync("Usage: migrate up | migrate status");
            return Misused;
        }

        await using var app = QeyafaHost.Build([]);
        await app.Services.OpenDatabaseAsync(CancellationToken.None);
        var migrations = args[0] == "up"
            ? await app.Services.MigrateAsync(CancellationToken.None)
            : await app.Services.MigrationStatusAsync(CancellationToken.None);
        foreach (var migration in migrations)
        {
            var state = migration.AppliedAt is { } at ? $"applied {at.ToString("u", CultureInfo.InvariantCulture)}" : "pending";
            Console.WriteLine($"{migration.Number:0000} {migration.Name,-40} {state}");
        }

        if (migrations.Count == 0)
        {
            Console.WriteLine("Nothing is pending.");
        }

        return 0;
    }
}
