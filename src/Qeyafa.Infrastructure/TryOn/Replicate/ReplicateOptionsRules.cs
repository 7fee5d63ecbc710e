using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>What the settings of Replicate must be; a token and a version are needed only where it is the engine.</summary>
internal sealed class ReplicateOptionsRules(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<ReplicateOptions>
{
    private const string Prefix = ReplicateOptions.Section + ":";

    private bool IsChosen => string.Equals(configuration["TryOn:Engine"], ReplicateEngine.Word, StringComparison.OrdinalIgnoreCase);

    public ValidateOptionsResult Validate(string? name, ReplicateOptions options) => SettingRules.Judge(
        (!IsChosen || !string.IsNullOrWhiteSpace(options.Token), Prefix + "Token must be set, as TryOn:Engine is replicate."),
        (!IsChosen || !string.IsNullOrWhiteSpace(options.Version), Prefix + "Version must name the model's version, as TryOn:Engine is replicate. There is no default: mind the model's licence."),
        (IsAddress(options.BaseUrl), Prefix + $"BaseUrl must be an absolute {Schemes} address."),
        (string.IsNullOrWhiteSpace(options.PublicUrl) || IsAddress(options.PublicUrl), Prefix + $"PublicUrl must be an absolute {Schemes} address."),
        (options.PollSeconds is >= 1 and <= 600, Prefix + "PollSeconds must be 1 to 600."),
        (options.CancelAfterSeconds is >= ReplicateOptions.LeastCancelAfterSeconds and <= 86_400, Prefix + "CancelAfterSeconds must be 5 to 86400."),
        (options.RequestSeconds is >= 1 and <= 300, Prefix + "RequestSeconds must be 1 to 300."),
        (options.DownloadSeconds is >= 1 and <= 600, Prefix + "DownloadSeconds must be 1 to 600."),
        (options.GiveUpSeconds is >= 10 and <= 3_600, Prefix + "GiveUpSeconds must be 10 to 3600."),
        (OutputHosts.TryRead(options.OutputHosts, out _), Prefix + "OutputHosts must be host names separated by commas, each with or without *. before it."),
        (string.IsNullOrWhiteSpace(options.WebhookSecret) || WebhookKey.TryRead(options.WebhookSecret, out _), Prefix + "WebhookSecret must be whsec_ and base64."),
        (options.Inputs.Person.Length > 0 && options.Inputs.Garment.Length > 0, Prefix + "Inputs:Person and Inputs:Garment must be the names of the model's inputs."));

    private string Schemes => environment.IsProduction() ? "https" : "http or https";

    private bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Query.Length == 0 && address.Fragment.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && !environment.IsProduction()));
}
