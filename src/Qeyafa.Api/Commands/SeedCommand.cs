using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Seeding.Load;

namespace Qeyafa.Api.Commands;

/// <summary><c>seed demo</c>, <c>seed staging</c> and <c>seed load</c>: fill a database that is not Production's.</summary>
internal static class SeedCommand
{
    private const int GeneratedLength = 20;
    private const string Letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int MostWorkers = 64;

    private static readonly Option<long> Seed = new("--seed") { Description = "Another number gives other measurements.", DefaultValueFactory = _ => 1 };
    private static readonly Option<DateTimeOffset?> Now = new("--now")
    {
        // A default of the option itself would be shown in .NET's form of a time.
        Description = string.Create(CultureInfo.InvariantCulture, $"The present of what is seeded: the same one gives the same documents. [default: {SeedingModule.DefaultNow:yyyy-MM-dd'T'HH:mm:ss'Z'}]"),
        HelpName = "TIME",
        CustomParser = token => DateTimeOffset.TryParse(token.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : Refuse(token),
    };

    private static readonly Option<bool> PasswordStdin = new("--password-stdin") { Description = "Reads the password of all accounts from the first line of the standard input." };

    private static readonly Option<bool> WithoutPictures = new("--without-pictures") { Description = "Stores no pictures and no try-ons, which is faster." };

    public static Command Make() => new("seed", "Fills a database that is not Production's.") { Demo(), Staging(), Load() };

    private static Command Demo()
    {
        var reset = new Option<bool>("--reset") { Description = "Takes out the people of an earlier demonstration first, with everything that they did since." };
        var demo = new Command("demo", "Stores a few people with years of measurements, wardrobes, try-ons and conversations.") { Seed, Now, PasswordStdin, WithoutPictures, reset };
        demo.SetAction((line, stop) => GuardedAsync(async () =>
        {
            await using var run = await OpenAsync(line, stop);
            var given = await PasswordAsync(line);
            var password = given ?? RandomNumberGenerator.GetString(Letters, GeneratedLength);
            var seeded = await CommandRun.WatchAsync(progress =>
                run.Services.SeedDemoAsync(line.GetValue(Seed), PresentOf(line), new Secret(password), new SeedChoices(line.GetValue(reset), !line.GetValue(WithoutPictures)), progress, stop));
            var answer = new SeededPeopleAnswer(seeded, given is null ? password : null);
            run.Answer(answer, SeedJson.Default.SeededPeopleAnswer, console => SeedWords.Write(console, answer));
        }));
        return demo;
    }

    private static Command Staging()
    {
        var staging = new Command("staging", "Brings the testers' accounts, whose ids and passwords are fixed, into their known state (docs/staging.md).") { WithoutPictures };
        staging.SetAction((line, stop) => GuardedAsync(async () =>
        {
            await using var run = await OpenAsync(line, stop);
            var answer = new SeededPeopleAnswer(await CommandRun.WatchAsync(progress => run.Services.SeedStagingAsync(!line.GetValue(WithoutPictures), progress, stop)), Password: null);
            run.Answer(answer, SeedJson.Default.SeededPeopleAnswer, console => SeedWords.Write(console, answer));
        }));
        return staging;
    }

    private static Command Load()
    {
        var users = Number("--users", "How many people.", 10_000, 1, LoadSet.MaxUsers);
        var measurements = Number("--measurements", "How many measurements, spread evenly over the people.", 1_000_000, 0, LoadSet.MaxMeasurements);
        var workers = Number("--workers", "How many batches are under way at once.", Math.Min(MostWorkers, Environment.ProcessorCount * 2), 1, MostWorkers);
        var load = new Command("load", "Stores people and measurements by the million. The same command completes a run that was broken off.") { users, measurements, workers, Seed, Now, PasswordStdin };
        load.SetAction((line, stop) => GuardedAsync(async () =>
        {
            await using var run = await OpenAsync(line, stop);
            var set = new LoadSet((int)line.GetValue(users), line.GetValue(measurements), line.GetValue(Seed), PresentOf(line));
            var password = await PasswordAsync(line) is { } given ? new Secret(given) : null;
            var loaded = await CommandRun.WatchAsync(progress => run.Services.SeedLoadAsync(set, password, (int)line.GetValue(workers), progress, stop));
            run.Answer(loaded, SeedJson.Default.SeededLoad, console => SeedWords.Write(console, loaded));
        }));
        return load;
    }

    private static Option<long> Number(string name, string description, long otherwise, long least, long most)
    {
        var option = new Option<long>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() is var value && (value < least || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be {least} to {most}."));
            }
        });
        return option;
    }

    private static DateTimeOffset PresentOf(ParseResult line) => line.GetValue(Now) ?? SeedingModule.DefaultNow;

    private static DateTimeOffset? Refuse(System.CommandLine.Parsing.ArgumentResult token)
    {
        token.AddError($"--now {token.Tokens[0].Value} is no time such as 2026-11-01T09:00:00Z.");
        return default;
    }

    private static async Task<string?> PasswordAsync(ParseResult line) => line.GetValue(PasswordStdin) ? await Console.In.ReadLineAsync() ?? "" : null;

    /// <summary>Opens the database. In Development it is migrated as by serving it; elsewhere that is a command of its own.</summary>
    private static async Task<CommandRun> OpenAsync(ParseResult line, CancellationToken stop)
    {
        var run = await CommandRun.OpenAsync(line, stop);
        if (run.Environment.IsDevelopment())
        {
            await run.Services.MigrateAsync(stop);
        }

        if ((await run.Services.MigrationStatusAsync(stop)).Any(migration => migration.AppliedAt is null))
        {
            await run.DisposeAsync();
            throw new RefusedException("The database lacks migrations: run the command 'migrate up' first.");
        }

        return run;
    }

    private static async Task<int> GuardedAsync(Func<Task> seed)
    {
        try
        {
            await seed();
            return ExitCodes.Done;
        }
        catch (Exception refused) when (refused is SeedRefusedException or DependencyUnavailableException)
        {
            throw new RefusedException(refused.Message);
        }
    }
}
