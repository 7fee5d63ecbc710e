using System.CommandLine;
using System.Security.Cryptography;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Commands;

/// <summary>
/// <c>admin create</c> makes an administrator who is a superuser: with the password that it is given on its standard input, or with a random one that it prints once.
/// <c>admin create --promote</c> makes one of an account that exists.
/// </summary>
internal static class AdminCommand
{
    private const int GeneratedLength = 24;
    private const string Letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static Command Make()
    {
        var command = new Command("admin", "Makes administrators.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((line, stop) => RunAsync(line, [.. line.UnmatchedTokens], stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, string[] args, CancellationToken stop)
    {
        if (!AdminOptions.TryParse(args, out var options))
        {
            await Console.Error.WriteLineAsync(
                """
                Usage: admin create --email ADDRESS [--name NAME] [--password-stdin]
                       admin create --email ADDRESS --promote
                """);
            return ExitCodes.Misused;
        }

        await using var app = await CommandRun.OpenMigratedAsync(line, stop);
        await using var scope = app.Services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<IAdministratorSetup>();
        return options.Promotes
            ? await SayAsync(await setup.PromoteAsync(options.Email, CancellationToken.None), $"{options.Email} is an administrator and a superuser.")
            : await CreateAsync(setup, options);
    }

    private static async Task<int> CreateAsync(IAdministratorSetup setup, AdminOptions options)
    {
        var given = options.ReadsPassword ? await Console.In.ReadLineAsync() ?? "" : null;
        var password = given ?? RandomNumberGenerator.GetString(Letters, GeneratedLength);
        var created = await setup.CreateAsync(options.Email, options.Name, new Secret(password), CancellationToken.None);
        var code = await SayAsync(created, $"{options.Email} is an administrator and a superuser.");
        if (code == 0 && given is null)
        {
            Console.WriteLine($"Password, shown this once: {password}");
        }

        return code;
    }

    private static async Task<int> SayAsync(Result<EntityId> result, string done)
    {
        if (result.IsSuccess)
        {
            Console.WriteLine(done);
            return 0;
        }

        var error = result.Error;
        await Console.Error.WriteLineAsync(error.Kind switch
        {
            ErrorKind.NotFound => "No account has this email address. Leave --promote out to make one.",
            ErrorKind.Conflict when error.Code == "email_taken" => "An account with this email address exists, and it was left as it is. Add --promote to make it an administrator.",
            _ => string.Join(' ', [error.Detail, .. error.Members.Select(member => $"{member.Key}: {string.Join(' ', member.Value)}")]),
        });
        return ExitCodes.Refused;
    }
}
