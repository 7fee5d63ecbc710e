using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Measuring;

/// <summary>What the settings of measuring must be.</summary>
internal sealed class MeasuringOptionsRules(IHostEnvironment environment) : IValidateOptions<MeasuringOptions>
{
    public ValidateOptionsResult Validate(string? name, MeasuringOptions options) => SettingRules.Judge(
        (options.Service is null or MeasuringModule.None or MeasuringModule.Http or MeasuringModule.Mock, "Measuring:Service must be none, http or mock."),
        (options.Service != MeasuringModule.Mock || !environment.IsProduction(), "Measuring:Service must not be mock in Production: its values are invented."),
        (options.Service != MeasuringModule.Http || IsAddress(options.Url), $"Measuring:Url must be an absolute {(environment.IsProduction() ? "https" : "http or https")} address, as Measuring:Service is http."),
        (options.TotalSeconds is >= 1 and <= 45, "Measuring:TotalSeconds must be 1 to 45."),
        (options.RequestSeconds is >= 1 and <= 45, "Measuring:RequestSeconds must be 1 to 45."),
        (options.WaitMilliseconds is >= 10 and <= 10_000, "Measuring:WaitMilliseconds must be 10 to 10000."));

    private bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && !environment.IsProduction()));
}
