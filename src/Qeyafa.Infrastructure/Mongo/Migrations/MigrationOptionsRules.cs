using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

internal sealed class MigrationOptionsRules : IValidateOptions<MigrationOptions>
{
    public ValidateOptionsResult Validate(string? name, MigrationOptions options) => SettingRules.Judge(
        (options.AtStart is null or "refuse" or "apply", "Migrations:AtStart must be refuse or apply."),
        (options.BatchSize is >= 1 and <= 10_000, "Migrations:BatchSize must be 1 to 10000."));
}
