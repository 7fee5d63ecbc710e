using Qeyafa.Api.Hosting;
using Qeyafa.Infrastructure;

namespace Qeyafa.Api.Commands;

/// <summary>Serves the API until it is told to stop. In Development the database is migrated first; elsewhere that is a command of its own.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = QeyafaHost.Build(args);
        await app.Services.OpenDatabaseAsync(CancellationToken.None);
        if (app.Environment.IsDevelopment())
        {
            await app.Services.MigrateAsync(CancellationToken.None);
        }

        await app.RunAsync();
        return 0;
    }
}
