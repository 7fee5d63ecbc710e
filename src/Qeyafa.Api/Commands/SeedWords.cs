using System.Globalization;
using System.Text.Json.Serialization;
using Qeyafa.Infrastructure.Seeding;
using Spectre.Console;

namespace Qeyafa.Api.Commands;

/// <summary>What <c>seed demo</c> and <c>seed staging</c> answer.</summary>
/// <param name="Seeded">What was seeded.</param>
/// <param name="Password">The password of all people who have none of their own, made for this run; null where it was given.</param>
internal sealed record SeededPeopleAnswer(SeededPeople Seeded, string? Password);

/// <summary>Says in words what was seeded and how to sign in.</summary>
internal static class SeedWords
{
    public static void Write(IAnsiConsole console, SeededPeopleAnswer answer)
    {
        // Rows are for copying from: they are not to be broken where a terminal's line ends.
        var writer = console.Profile.Out.Writer;
        foreach (var person in answer.Seeded.People)
        {
            var password = person.Password is { } own ? $"  {own}" : "";
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{person.Id}  {person.Email ?? person.PhoneNumber,-40}{password,-32}  {person.Roles[0],-10}  {person.Status,-9}  {person.Measurements,3} measurements"));
        }

        writer.WriteLine(answer.Seeded.WithoutPictures is { } why ? $"Without pictures and try-ons. {why}" : $"Pictures stored: {answer.Seeded.Pictures}");
        if (answer.Password is { } generated)
        {
            writer.WriteLine($"Password of everybody, shown this once: {generated}");
        }

        writer.WriteLine("Sign in with POST /api/v1/auth/login {\"email\": …, \"password\": …}.");
    }

    public static void Write(IAnsiConsole console, SeededLoad loaded)
    {
        var writer = console.Profile.Out.Writer;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The set has {loaded.Users:N0} people and {loaded.Measurements:N0} measurements."));
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Stored in this run: {loaded.Stored:N0} documents in {loaded.Seconds:0.0} s ({loaded.Stored / Math.Max(loaded.Seconds, 0.001):N0} a second)."));
        writer.WriteLine($"Accounts: {loaded.FirstEmail} to {loaded.LastEmail}");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SeededPeopleAnswer))]
[JsonSerializable(typeof(SeededLoad))]
internal sealed partial class SeedJson : JsonSerializerContext;
