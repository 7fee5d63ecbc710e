using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Pictures.Sweeping;

internal sealed class PictureSweepOptionsRules : IValidateOptions<PictureSweepOptions>
{
    public ValidateOptionsResult Validate(string? name, PictureSweepOptions options) => SettingRules.Judge(
        (options.EverySeconds is >= 1 and <= 604_800, "Pictures:Sweep:EverySeconds must be 1 to 604800."),
        (options.GraceSeconds is >= 1 and <= 604_800, "Pictures:Sweep:GraceSeconds must be 1 to 604800."));
}
