using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

internal sealed class ErasureOptionsRules : IValidateOptions<ErasureOptions>
{
    public ValidateOptionsResult Validate(string? name, ErasureOptions options) => SettingRules.Judge(
        (options.FreshSignInSeconds is >= 30 and <= 3_600, "Erasure:FreshSignInSeconds must be 30 to 3600."),
        (options.DocumentsAtOnce is >= 0 and <= 100_000, "Erasure:DocumentsAtOnce must be 0 to 100000."),
        (options.SweepSeconds is >= 1 and <= 86_400, "Erasure:SweepSeconds must be 1 to 86400."),
        (options.LeaseSeconds is >= 1 and <= 600, "Erasure:LeaseSeconds must be 1 to 600."));
}
