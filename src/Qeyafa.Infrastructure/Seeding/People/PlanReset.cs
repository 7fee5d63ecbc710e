using MongoDB.Bson;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Pictures;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>Takes out everything that is a plan's people's, by the rules that a person's erasure goes by, and nothing else.</summary>
internal sealed class PlanReset(IMongoDatabase database, IUserRepository users, PersonEraser eraser, PictureFolders pictures, IAttemptGate attempts)
{
    private readonly IMongoCollection<BsonDocument> _erasures = database.GetCollection<BsonDocument>(Erasures.Spec.Name);

    /// <summary>Which of the plan's people have an account, by email address, telephone number or name.</summary>
    public async Task<IReadOnlyList<string>> PresentAsync(SeedPlan plan, CancellationToken cancellationToken)
    {
        var present = new List<string>();
        foreach (var person in plan.People)
        {
            if (await users.FindAsync(person.Id, cancellationToken) is not null)
            {
                present.Add(person.Email?.Value ?? person.Phone!.Value);
            }
        }

        return present;
    }

    /// <exception cref="SeedRefusedException">An account that is not of the plan has an address, number or username of its people.</exception>
    public async Task RefuseStrangersAsync(SeedPlan plan, CancellationToken cancellationToken)
    {
        var own = plan.People.Select(person => person.Id).ToHashSet();
        foreach (var person in plan.People)
        {
            Refuse(person.Email is { } email ? await users.FindByEmailAsync(email, cancellationToken) : null, person.Email?.Value);
            Refuse(person.Phone is { } phone ? await users.FindByPhoneNumberAsync(phone, cancellationToken) : null, person.Phone?.Value);
            Refuse(person.Details.Username is { } name ? await users.FindByUsernameAsync(name, cancellationToken) : null, person.Details.Username?.Value);
        }

        void Refuse(User? found, string? what)
        {
            if (found is not null && !own.Contains(found.Id))
            {
                throw new SeedRefusedException($"The account {found.Id}, which is not a seeded one, has {what}. Nothing was changed: give that account another one, or delete it.");
            }
        }
    }

    /// <summary>Takes them out. It may be broken off at any point and begun again.</summary>
    public async Task RunAsync(SeedPlan plan, CancellationToken cancellationToken)
    {
        foreach (var seeded in plan.People)
        {
            var stored = await users.FindAsync(seeded.Id, cancellationToken);
            var person = stored is null ? new Person(seeded.Id, seeded.Email?.Value, seeded.Phone?.Value) : Person.Of(stored);

            // An erasure under way would go on after the person is there again.
            await _erasures.DeleteOneAsync(new BsonDocument("_id", eraser.NameAfter(seeded.Id)), cancellationToken);
            await eraser.EraseAsync(person, GoOn, cancellationToken);
            await pictures.DeleteAllAsync(seeded.Id, GoOn, cancellationToken);
            await ForgiveAsync(seeded, cancellationToken);
        }

        static Task<bool> GoOn() => Task.FromResult(true);
    }

    private async Task ForgiveAsync(SeedPerson person, CancellationToken cancellationToken)
    {
        foreach (var identifier in (string?[])[person.Email?.Value, person.Phone?.Value, person.Details.Username?.Value, person.Id.ToString()])
        {
            if (identifier is not null)
            {
                await attempts.ClearAsync(AttemptKind.Password, identifier, cancellationToken);
                await attempts.ClearAsync(AttemptKind.Code, identifier, cancellationToken);
            }
        }
    }
}
