using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Security.Passwords;

internal sealed class PasswordOptionsRules(IHostEnvironment environment) : IValidateOptions<PasswordOptions>
{
    private const int LeastIterations = 1_000;
    private const int LeastIterationsInProduction = 100_000;

    public ValidateOptionsResult Validate(string? name, PasswordOptions options)
    {
        var least = environment.IsProduction() ? LeastIterationsInProduction : LeastIterations;
        return SettingRules.Judge(
            (options.Iterations >= least && options.Iterations <= StoredHash.MaxIterations, $"Passwords:Iterations must be {least} to {StoredHash.MaxIterations}."),
            (options.Concurrency is >= 1 and <= 64, "Passwords:Concurrency must be 1 to 64."),
            (options.QueueLength is >= 0 and <= 10_000, "Passwords:QueueLength must be 0 to 10000."));
    }
}
