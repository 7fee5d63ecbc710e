using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Tasks;
using Qeyafa.Domain.TryOn;
using Qeyafa.Domain.Users;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.TryOn.Preview;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>Stores a plan through the repositories that requests store through, so that what is counted beside the documents is right.</summary>
internal sealed class PlanSeeder(
    IUserRepository users, IProfileRepository profiles, IMeasurementRepository measurements, IBodyRepository bodies, IGarmentRepository garments, ITryOnRepository tryOns,
    IFavoriteRepository favorites, IShareRepository shares, IWorkItemRepository tasks, PlanMessages messages, PlanPictures pictures, IPasswordHashing passwords)
{
    /// <summary>Stores the plan.</summary>
    /// <param name="plan">The plan; nothing of it may be stored.</param>
    /// <param name="password">The password of the people who have none of their own; null where nobody needs it.</param>
    /// <param name="withPictures">Whether there are pictures, and with them try-ons.</param>
    /// <param name="progress">Told of each person.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task StoreAsync(SeedPlan plan, Secret? password, bool withPictures, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var shared = password is null ? null : await HashAsync(password, cancellationToken);
        for (var done = 0; done < plan.People.Length; done++)
        {
            progress.Report(new WorkProgress("People", done, plan.People.Length));
            var person = plan.People[done];
            var hash = person.Password is { } own ? await HashAsync(new Secret(own), cancellationToken) : shared;
            await StoreAsync(plan, person, hash, withPictures, cancellationToken);
        }

        foreach (var share in plan.Shares)
        {
            var terms = ShareTerms.Create(share.Scopes, share.Until, share.Since).Value;
            Require(await shares.PutAsync(share.Owner, share.Grantee, terms, share.Since, expectedVersion: null, cancellationToken) is not null);
        }

        await messages.StoreAsync(plan.Messages, cancellationToken);
        progress.Report(new WorkProgress("People", plan.People.Length, plan.People.Length));
    }

    private async Task StoreAsync(SeedPlan plan, SeedPerson person, string? hash, bool withPictures, CancellationToken cancellationToken)
    {
        var outcome = await users.AddAsync(SeedAccount.Of(person, hash), cancellationToken);
        Require(outcome == AddUserOutcome.Added, outcome);
        if (person.Profile is { } profile)
        {
            await profiles.PutAsync(person.Id, profile, person.JoinedAt, expectedVersion: null, cancellationToken);
        }

        if (person.History.Count > 0)
        {
            Require(await measurements.InsertManyAsync(person.History, cancellationToken) == InsertOutcome.Inserted);
        }

        foreach (var task in person.Tasks)
        {
            Require(await tasks.InsertAsync(task, cancellationToken));
        }

        foreach (var garment in person.Garments)
        {
            Require(await garments.InsertAsync(garment.Garment, cancellationToken));
        }

        if (person.Body is { } body)
        {
            Require(await bodies.InsertAsync(body.Record, cancellationToken));
            if (withPictures)
            {
                await ShowAsync(plan, person, body, cancellationToken);
            }
        }
    }

    private async Task ShowAsync(SeedPlan plan, SeedPerson person, SeedBody body, CancellationToken cancellationToken)
    {
        // As in an upload: the picture is stored before the document names it.
        var bodyKey = PictureKey.Body(person.Id, body.Record.Id);
        await pictures.StoreAsync(bodyKey, body.Picture, cancellationToken);
        Require(await bodies.ShowAsync(person.Id, body.Record.Id, bodyKey, body.Record.UpdatedAt, cancellationToken) is not null);
        foreach (var (garment, picture) in person.Garments)
        {
            var key = PictureKey.Clothing(person.Id, garment.Id);
            await pictures.StoreAsync(key, picture, cancellationToken);
            Require(await garments.ShowAsync(person.Id, garment.Id, key, garment.UpdatedAt, cancellationToken) is not null);
        }

        foreach (var tryOn in person.TryOns)
        {
            await pictures.TryOnAsync(tryOn, body.Record, cancellationToken);
            Require(await tryOns.AddAsync(Finished(tryOn, person.Id, body.Record.Id), cancellationToken));
            if (tryOn.Favorite is { } favorite)
            {
                await favorites.AddAsync(new Favorite(favorite, person.Id, tryOn.Id, Earlier(tryOn.At.AddHours(2), plan.Now)), cancellationToken);
            }
        }
    }

    private static TryOnJob Finished(SeedTryOn tryOn, EntityId owner, EntityId body) => TryOnJob.Restore(
        tryOn.Id, owner, body, tryOn.Garment.Id, TryOnStatus.Completed, PictureKey.TryOn(owner, tryOn.Id), storedResultUrl: null, TimeSpan.FromSeconds(2), PreviewEngine.Model,
        failure: null, attempts: 1, tryOn.At, tryOn.At.AddSeconds(3), version: 3);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private async Task<string> HashAsync(Secret password, CancellationToken cancellationToken)
    {
        var hashed = await passwords.HashAsync(password, cancellationToken);
        return hashed.IsSuccess ? hashed.Value : throw new SeedRefusedException(hashed.Error.Detail);
    }

    private static void Require(bool isStored, object? outcome = null)
    {
        if (!isStored)
        {
            throw new SeedRefusedException($"Somebody else stores the same people at this moment{(outcome is null ? "" : $" ({outcome})")}. Run the command again, alone.");
        }
    }
}
