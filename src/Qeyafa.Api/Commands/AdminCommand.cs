using System.CommandLine;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Api.Commands;

/// <summary>
/// <c>admin create</c> makes an administrator who is a superuser: with the password that it is given on its standard input, or with a random one that it prints once.
/// <c>admin create --promote</c> makes one of an account that exists.
/// </summary>
internal static class AdminCommand
{
    private const string DefaultName = "Administrator";

    public static Command Make()
    {
        var email = new Option<string>("--email") { Description = "Whose account.", HelpName = "ADDRESS", Required = true };
        email.Validators.Add(result => Refuse(result, !EmailAddress.TryParse(result.GetValueOrDefault<string>() ?? "", out _), "--email is no email address."));
        var name = new Option<string?>("--name") { Description = $"The name of a new account; {DefaultName} where it is left out." };
        name.Validators.Add(result => Refuse(result, !AccountDetails.IsName(result.GetValueOrDefault<string>() ?? ""), $"--name {AccountDetails.NameRule}"));
        var passwordStdin = new Option<bool>("--password-stdin") { Description = "Takes the password from the first line of the standard input; else one is made and shown once." };
        var promote = new Option<bool>("--promote") { Description = "Makes an account an administrator that exists; its name and password stay." };
        var create = new Command("create", "Makes an administrator who is a superuser.") { email, name, passwordStdin, promote };
        create.Validators.Add(result => Refuse(
            result, result.GetValue(promote) && (result.GetValue(passwordStdin) || result.GetValue(name) is not null), "--promote goes with neither --name nor --password-stdin: they stay."));
        create.SetAction(async (line, stop) =>
        {
            var address = EmailAddress.Parse(line.GetRequiredValue(email));
            await using var run = await CommandRun.OpenMigratedAsync(line, stop);
            await using var scope = run.Services.CreateAsyncScope();
            var setup = scope.ServiceProvider.GetRequiredService<IAdministratorSetup>();
            return line.GetValue(promote)
                ? Say(await setup.PromoteAsync(address, CancellationToken.None), address, password: null)
                : await CreateAsync(setup, address, line.GetValue(name) ?? DefaultName, line.GetValue(passwordStdin));
        });
        return new Command("admin", "Makes administrators.") { create };
    }

    private static void Refuse(System.CommandLine.Parsing.SymbolResult result, bool isWrong, string sentence)
    {
        if (isWrong)
        {
            result.AddError(sentence);
        }
    }

    private static async Task<int> CreateAsync(IAdministratorSetup setup, EmailAddress email, string name, bool passwordStdin)
    {
        var password = await NewPassword.TakeAsync(passwordStdin);
        return Say(await setup.CreateAsync(email, name, new Secret(password.Text), CancellationToken.None), email, password.Shown);
    }

    private static int Say(Result<EntityId> result, EmailAddress email, string? password)
    {
        if (!result.IsSuccess)
        {
            throw new RefusedException(result.Error.Kind switch
            {
                ErrorKind.NotFound => "No account has this email address. Leave --promote out to make one.",
                ErrorKind.Conflict when result.Error.Code == "email_taken" => "An account with this email address exists, and it was left as it is. Add --promote to make it an administrator.",
                _ => AccountRun.Say(result.Error),
            });
        }

        Console.WriteLine($"{email} is an administrator and a superuser.");
        if (password is not null)
        {
            Console.WriteLine($"Password, shown this once: {password}");
        }

        return ExitCodes.Done;
    }
}
