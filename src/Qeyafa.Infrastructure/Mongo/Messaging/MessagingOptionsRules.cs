using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

internal sealed class MessagingOptionsRules : IValidateOptions<MessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, MessagingOptions options) => SettingRules.Judge(
        (options.StreamsPerAccount is >= 1 and <= 1_000, "Messages:StreamsPerAccount must be 1 to 1000."),
        (options.StreamBuffer is >= 1 and <= 10_000, "Messages:StreamBuffer must be 1 to 10000."),
        (options.NotifyAfterSeconds is >= 1 and <= 86_400, "Messages:NotifyAfterSeconds must be 1 to 86400."),
        (options.NotifyEverySeconds is >= 1 and <= 604_800, "Messages:NotifyEverySeconds must be 1 to 604800."));
}
