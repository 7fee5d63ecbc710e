using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary>What the commands over accounts have in common.</summary>
internal static class AccountRun
{
    /// <summary>Runs a command on a database that is migrated.</summary>
    public static async Task<int> DoAsync(ParseResult line, Func<CommandRun, IAccountOperations, Task<int>> act, CancellationToken stop)
    {
        await using var run = await CommandRun.OpenMigratedAsync(line, stop);
        await using var scope = run.Services.CreateAsyncScope();
        return await act(run, scope.ServiceProvider.GetRequiredService<IAccountOperations>());
    }

    public static async Task<UserDto> FindAsync(IAccountOperations desk, string who, CancellationToken stop) =>
        await desk.FindAsync(who, stop) ?? throw new RefusedException($"No account has the id, email address, telephone number or username {who}.");

    public static int Answer(CommandRun run, Result<UserDto> done, string? password = null) =>
        done.IsSuccess ? Answer(run, done.Value, password) : throw new RefusedException(Say(done.Error));

    public static int Answer(CommandRun run, UserDto user, string? password = null)
    {
        run.Answer(new AccountDone(user, password), UserJson.Default.AccountDone, console =>
        {
            console.WriteLine($"{user.Id}  {user.Email ?? user.PhoneNumber}  {user.Name}");
            console.WriteLine($"{StatusOf(user)}, {(user.IsSuperuser ? "a superuser, " : "")}roles: {string.Join(' ', user.Roles)}");
            if (password is not null)
            {
                console.WriteLine($"Password, shown this once: {password}");
            }
        });
        return ExitCodes.Done;
    }

    public static string Say(Error error) => error.Kind == ErrorKind.NotFound
        ? "The account is gone."
        : string.Join(' ', [error.Detail, .. error.Members.Select(member => $"{member.Key}: {string.Join(' ', member.Value)}")]);

    public static string StatusOf(UserDto user) => user.Status.ToString().ToLowerInvariant();
}

/// <summary>A password for an account.</summary>
/// <param name="Text">The password.</param>
/// <param name="Shown">The same where it was made, and so must be shown; null where it was given.</param>
internal sealed record NewPassword(string Text, string? Shown)
{
    private const int Length = 24;
    private const string Letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Reads the first line of the standard input, or makes one.</summary>
    public static async Task<NewPassword> TakeAsync(bool given)
    {
        var made = given ? null : RandomNumberGenerator.GetString(Letters, Length);
        return new NewPassword(made ?? await Console.In.ReadLineAsync() ?? "", made);
    }

    public override string ToString() => nameof(NewPassword);
}

/// <summary>Writes ids as the API does.</summary>
internal sealed class EntityIdText : JsonConverter<EntityId>
{
    public override EntityId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => EntityId.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, EntityId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Writes a status as the API does.</summary>
internal sealed class UserStatusText() : JsonStringEnumConverter<UserStatus>(JsonNamingPolicy.SnakeCaseLower);
