using System.CommandLine;
using System.Text.Json.Serialization;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary><c>user …</c>: accounts, from the command line. Passwords come on the standard input or are made; never as an argument, which other programs can read.</summary>
internal static class UserCommand
{
    private const int MostListed = 1_000;

    private static readonly Option<bool> PasswordStdin = new("--password-stdin") { Description = "Takes the password from the first line of the standard input; else one is made and shown once." };

    public static Command Make() => new("user", "Makes, shows and changes accounts.")
    {
        Create(), Show(), List(), Roles(),
        Change("suspend", "Suspends an account, which ends its sessions.", (desk, id, stop) => desk.ChangeStatusAsync(id, UserStatus.Suspended, stop)),
        Change("activate", "Makes an account active.", (desk, id, stop) => desk.ChangeStatusAsync(id, UserStatus.Active, stop)),
        PasswordReset(),
        Change("sign-out", "Ends all sessions of an account.", (desk, id, stop) => desk.SignOutAsync(id, stop)),
        Erase(), Promote(),
    };

    private static Argument<string> Who() => new("WHO") { Description = "An id, email address, telephone number or username." };

    private static Command Create()
    {
        var email = new Option<string>("--email") { Description = "The email address.", Required = true };
        var name = new Option<string>("--name") { Description = "The name.", Required = true };
        var roles = new Option<string[]>("--role") { Description = "A role; may be given several times.", DefaultValueFactory = _ => [RoleNames.Customer] };
        var command = new Command("create", "Makes an active account with a verified email address.") { email, name, roles, PasswordStdin };
        command.SetAction((line, stop) => AccountRun.DoAsync(line, async (run, desk) =>
        {
            var address = EmailAddress.TryParse(line.GetRequiredValue(email), out var parsed) ? parsed : throw new RefusedException("--email is no email address.");
            var password = await NewPassword.TakeAsync(line.GetValue(PasswordStdin));
            var made = await desk.CreateAsync(address, line.GetRequiredValue(name), line.GetRequiredValue(roles), new Secret(password.Text), CancellationToken.None);
            return AccountRun.Answer(run, made, password.Shown);
        }, stop));
        return command;
    }

    private static Command Show()
    {
        var who = Who();
        var command = new Command("show", "Shows an account.") { who };
        command.SetAction((line, stop) => AccountRun.DoAsync(line, async (run, desk) => AccountRun.Answer(run, await AccountRun.FindAsync(desk, line.GetRequiredValue(who), stop)), stop));
        return command;
    }

    private static Command List()
    {
        var text = new Argument<string?>("TEXT") { Description = "How an address, number or name begins.", Arity = ArgumentArity.ZeroOrOne };
        var role = new Option<string?>("--role") { Description = "Only holders of this role." };
        var status = new Option<UserStatus?>("--status") { Description = "Only accounts of this status." };
        var limit = new Option<int>("--limit") { Description = "How many at most; 1 to 1,000.", DefaultValueFactory = _ => 50 };
        var command = new Command("list", "Lists accounts, newest first.") { text, role, status, limit };
        command.SetAction((line, stop) => AccountRun.DoAsync(line, async (run, desk) =>
        {
            var found = await desk.ListAsync(new UserFilter(line.GetValue(text), line.GetValue(role), line.GetValue(status)), Math.Clamp(line.GetValue(limit), 1, MostListed), stop);
            run.Answer([.. found], UserJson.Default.UserDtoArray, console =>
            {
                var table = new Table().Border(TableBorder.Simple).AddColumns("id", "email or number", "name", "roles", "status");
                foreach (var user in found)
                {
                    table.AddRow([.. new[] { user.Id.ToString(), user.Email ?? user.PhoneNumber ?? "", user.Name ?? "", string.Join(' ', user.Roles), AccountRun.StatusOf(user) }.Select(Markup.Escape)]);
                }

                console.Write(table);
            });
            return ExitCodes.Done;
        }, stop));
        return command;
    }

    private static Command Roles()
    {
        var who = Who();
        var roles = new Argument<string[]>("ROLES") { Description = "All the roles that it will have.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("roles", "Replaces an account's roles.") { who, roles };
        command.SetAction((line, stop) => AccountRun.DoAsync(line, async (run, desk) =>
        {
            var user = await AccountRun.FindAsync(desk, line.GetRequiredValue(who), stop);
            return AccountRun.Answer(run, await desk.ReplaceRolesAsync(user.Id, line.GetRequiredValue(roles), CancellationToken.None));
        }, stop));
        return command;
    }

    private static Command PasswordReset()
    {
        var who = Who();
        var send = new Option<bool>("--send") { Description = "Sends the owner a code instead, with which they choose one." };
        var command = new Command("password-reset", "Gives an account a new password, which ends its sessions.") { who, send, PasswordStdin };
        command.SetAction((line, stop) => AccountRun.DoAsync(line, async (run, desk) =>
        {
            var user = await AccountRun.FindAsync(desk, line.GetRequiredValue(who), stop);
            if (line.GetValue(send))
            {
                return AccountRun.Answer(run, await desk.SendPasswordCodeAsync(user.Id, CancellationToken.None));
            }

            var password = await NewPassword.TakeAsync(line.GetValue(PasswordStdin));
            return AccountRun.Answer(run, await desk.SetPasswordAsync(user.Id, new Secret(password.Text), CancellationToken.None), password.Shown);
        }, stop));
        return command;
    }

    private static Command Erase()
    {
        var who = Who();
        var yes = new Option<bool>("--yes") { Description = "Confirms it: there is no way back." };
        var command = new Command("erase", "Erases an account with everything of it.") { who, yes };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(yes))
            {
                result.AddError("Confirm with --yes: there is no way back.");
            }
        });
        command.SetAction((line, stop) => AccountRun.DoAsync(line, async (run, desk) =>
        {
            var user = await AccountRun.FindAsync(desk, line.GetRequiredValue(who), stop);
            return AccountRun.Answer(run, await desk.EraseAsync(user.Id, CancellationToken.None));
        }, stop));
        return command;
    }

    private static Command Promote()
    {
        var who = Who();
        var command = new Command("promote", "Makes an account an administrator and a superuser.") { who };
        command.SetAction((line, stop) => AccountRun.DoAsync(line, async (run, desk) =>
        {
            var user = await AccountRun.FindAsync(desk, line.GetRequiredValue(who), stop);
            if (user.Email is null || !EmailAddress.TryParse(user.Email, out var email))
            {
                throw new RefusedException("The account has no email address: administrators need one.");
            }

            await using var scope = run.Services.CreateAsyncScope();
            var promoted = await scope.ServiceProvider.GetRequiredService<IAdministratorSetup>().PromoteAsync(email, CancellationToken.None);
            return promoted.IsSuccess ? AccountRun.Answer(run, await AccountRun.FindAsync(desk, user.Id.ToString(), stop)) : throw new RefusedException(AccountRun.Say(promoted.Error));
        }, stop));
        return command;
    }

    private static Command Change(string verb, string description, Func<IAccountOperations, EntityId, CancellationToken, Task<Result<UserDto>>> act)
    {
        var who = Who();
        var command = new Command(verb, description) { who };
        command.SetAction((line, stop) => AccountRun.DoAsync(line, async (run, desk) =>
        {
            var user = await AccountRun.FindAsync(desk, line.GetRequiredValue(who), stop);
            return AccountRun.Answer(run, await act(desk, user.Id, CancellationToken.None));
        }, stop));
        return command;
    }
}

/// <summary>What a command did with an account.</summary>
/// <param name="User">The account.</param>
/// <param name="Password">The password that was made, shown this once; null for none.</param>
internal sealed record AccountDone(UserDto User, string? Password);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, Converters = [typeof(EntityIdText), typeof(UserStatusText)])]
[JsonSerializable(typeof(UserDto[]))]
[JsonSerializable(typeof(AccountDone))]
internal sealed partial class UserJson : JsonSerializerContext;
