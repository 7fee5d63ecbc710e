using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.Seeding.Load;
using Qeyafa.Infrastructure.Seeding.People;

namespace Qeyafa.Infrastructure.Seeding;

/// <summary>Fills a database for demonstrations, for testers and for measuring. None of it is done in Production.</summary>
public static class SeedingModule
{
    /// <summary>The present of what is seeded where none is given, so that the same command gives the same documents on any day.</summary>
    public static DateTimeOffset DefaultNow { get; } = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Stores the people of the demonstration.</summary>
    /// <param name="services">The application's parts; the database is open and migrated.</param>
    /// <param name="seed">The seed of chance.</param>
    /// <param name="now">The present of the demonstration; not in the future.</param>
    /// <param name="password">The password of all of them.</param>
    /// <param name="choices">How it is done.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <exception cref="SeedRefusedException">This is Production, they are there already, or somebody else has an address of theirs.</exception>
    public static async Task<SeededPeople> SeedDemoAsync(
        this IServiceProvider services, long seed, DateTimeOffset now, Secret password, SeedChoices choices, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choices);
        RefuseProduction(services);
        RefuseFuture(services, now);
        RefuseWeak(services, password);
        await using var scope = services.CreateAsyncScope();
        var plan = DemoPlan.Make(seed, now);
        var reset = scope.ServiceProvider.GetRequiredService<PlanReset>();
        await reset.RefuseStrangersAsync(plan, cancellationToken);
        if (!choices.Resets && await reset.PresentAsync(plan, cancellationToken) is { Count: > 0 } present)
        {
            throw new SeedRefusedException(
                $"The people of the demonstration are there already, in part or all ({string.Join(", ", present)}). Add --reset to make them anew: what they did since then is lost.");
        }

        return await StoreAsync(scope.ServiceProvider, plan, password, choices.WithPictures, progress, cancellationToken);
    }

    /// <summary>Brings the accounts of the testers into their known state: everything else of theirs is taken out, and nobody else's is touched.</summary>
    /// <param name="services">The application's parts; the database is open and migrated.</param>
    /// <param name="withPictures">Whether pictures and try-ons are wanted.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Breaks off; run it again then.</param>
    /// <exception cref="SeedRefusedException">This is Production, or somebody else has an address of theirs.</exception>
    public static async Task<SeededPeople> SeedStagingAsync(this IServiceProvider services, bool withPictures, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        RefuseProduction(services);
        await using var scope = services.CreateAsyncScope();
        var plan = StagingPlan.Make();
        await scope.ServiceProvider.GetRequiredService<PlanReset>().RefuseStrangersAsync(plan, cancellationToken);
        return await StoreAsync(scope.ServiceProvider, plan, password: null, withPictures, progress, cancellationToken);
    }

    /// <summary>Stores what of a set is not stored yet.</summary>
    /// <param name="services">The application's parts; the database is open and migrated.</param>
    /// <param name="set">The set.</param>
    /// <param name="password">The password of all accounts; null where nobody signs in by one.</param>
    /// <param name="workers">How many batches are under way at once; 1 to 64.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Breaks off; the same call completes it later.</param>
    /// <exception cref="SeedRefusedException">This is Production.</exception>
    public static async Task<SeededLoad> SeedLoadAsync(
        this IServiceProvider services, LoadSet set, Secret? password, int workers, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        RefuseProduction(services);
        RefuseFuture(services, set.Now);
        RefuseWeak(services, password);
        var time = services.GetRequiredService<TimeProvider>();
        var hash = password is null ? null : (await services.GetRequiredService<IPasswordHashing>().HashAsync(password, cancellationToken)).Value;
        var documents = new LoadDocuments(set, hash);
        var began = time.GetTimestamp();
        var count = await services.GetRequiredService<LoadSeeder>().StoreAsync(set, documents, workers, progress, cancellationToken);
        return new SeededLoad(
            set.Users, set.Measurements, count.Users + count.Profiles + count.Measurements, time.GetElapsedTime(began).TotalSeconds,
            documents.EmailOf(0), documents.EmailOf(set.Users - 1));
    }

    internal static IServiceCollection AddSeeding(this IServiceCollection services)
    {
        services.AddScoped<PlanReset>();
        services.AddScoped<PlanSeeder>();
        services.AddSingleton<PlanMessages>();
        services.AddSingleton<PlanPictures>();
        services.AddSingleton<LoadSeeder>();
        return services;
    }

    private static async Task<SeededPeople> StoreAsync(
        IServiceProvider services, SeedPlan plan, Secret? password, bool withPictures, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var missing = withPictures ? PlanPictures.Missing : "They were not asked for.";
        await services.GetRequiredService<PlanReset>().RunAsync(plan, cancellationToken);
        await services.GetRequiredService<PlanSeeder>().StoreAsync(plan, password, withPictures: missing is null, progress, cancellationToken);
        var pictures = missing is null ? plan.People.Where(person => person.Body is not null).Sum(person => 1 + person.Garments.Count + person.TryOns.Count) : 0;
        return new SeededPeople([.. plan.People.Select(Report)], pictures, missing);
    }

    private static SeededPerson Report(SeedPerson person) => new(
        person.Id.ToString(), person.Details.Name, person.Email?.Value, person.Phone?.Value, person.Details.Username?.Value, person.Password, person.Roles,
        UserDocument.WriteStatus(person.Status), person.History.Count);

    private static void RefuseProduction(IServiceProvider services)
    {
        if (services.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            throw new SeedRefusedException(
                "Seeding is refused in Production: it would put made-up people beside real ones. Set ASPNETCORE_ENVIRONMENT to Development or Staging, and look twice at MONGODB_URL and DATABASE_NAME.");
        }
    }

    private static void RefuseWeak(IServiceProvider services, Secret? password)
    {
        if (password is not null && !PasswordPolicy.HasAllowedLength(password))
        {
            throw new SeedRefusedException($"The password {PasswordPolicy.LengthRule}");
        }

        if (password is not null && services.GetRequiredService<PasswordPolicy>().Refusal(password, "password") is { } refusal)
        {
            throw new SeedRefusedException($"The password {refusal.Members["password"][0]}");
        }
    }

    private static void RefuseFuture(IServiceProvider services, DateTimeOffset now)
    {
        if (now > services.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            throw new SeedRefusedException($"--now is {now:u}, which is still to come: give a time in the past.");
        }
    }
}
