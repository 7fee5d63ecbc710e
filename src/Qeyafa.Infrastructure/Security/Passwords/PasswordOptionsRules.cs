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
        List<string> wrong = [];
        if (options.Iterations < least || options.Iterations > StoredHash.MaxIterations)
        {
            wrong.Add($"Passwords:Iterations must be {least} to {StoredHash.MaxIterations}.");
        }

        if (options.Concurrency is < 1 or > 64)
        {
            wrong.Add("Passwords:Concurrency must be 1 to 64.");
        }

        if (options.QueueLength is < 0 or > 10_000)
        {
            wrong.Add("Passwords:QueueLength must be 0 to 10000.");
        }

        return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}
