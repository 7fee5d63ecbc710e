using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>Brings the database to this version's state where the settings ask for it, and says whether it may be worked with.</summary>
internal sealed partial class SchemaGate(MigrationRunner runner, IOptions<MigrationOptions> options, IHostEnvironment environment, ILogger<SchemaGate> logger)
{
    private bool Applies => options.Value.AtStart is { } word ? word == "apply" : environment.IsDevelopment();

    /// <returns>Why the database is not worked with, for a person; null where it is.</returns>
    public async Task<string?> PassAsync(CancellationToken cancellationToken)
    {
        var verdict = await runner.JudgeAsync(cancellationToken);
        if (verdict.IsBehind && Applies)
        {
            try
            {
                await runner.UpAsync(new MigrationRequest(), cancellationToken);
            }
            catch (MigrationRefusedException refused)
            {
                return refused.Message;
            }

            verdict = await runner.JudgeAsync(cancellationToken);
        }

        foreach (var warning in verdict.Warnings)
        {
            Warn(warning);
        }

        return verdict.Refusal;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void Warn(string warning);
}
