using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Tasks;
using Qeyafa.Domain.Users;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>Makes the parts of a plan, with the ids that they have in its set.</summary>
/// <param name="set">The name of the set, which gives the ids.</param>
/// <param name="seed">The seed of chance.</param>
/// <param name="now">The present of the plan.</param>
internal sealed class PlanBuilder(string set, long seed, DateTimeOffset now)
{
    private readonly SeedIds _people = new($"{set}/people");
    private readonly SeedIds _measurements = new($"{set}/measurements");
    private readonly SeedIds _bodies = new($"{set}/body");
    private readonly SeedIds _garments = new($"{set}/clothing");
    private readonly SeedIds _tryOns = new($"{set}/tryon");
    private readonly SeedIds _favorites = new($"{set}/favorites");
    private readonly SeedIds _messages = new($"{set}/messages");
    private readonly SeedIds _tasks = new($"{set}/tasks");

    private int _written;

    /// <summary>The present of the plan.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The id of a person by number.</summary>
    public EntityId Person(int person) => _people.Of(person);

    /// <summary>Chance of a person's own.</summary>
    public SeedRandom Chance(int person) => new(seed, person);

    /// <summary>A person with a history, a body that is as it was last measured, and the garments of the demonstration that are named by their pictures.</summary>
    public SeedPerson Dress(SeedPerson person, int number, SeedHistory history, DemoBody? drawn, params IReadOnlyList<string> garments)
    {
        var taken = history.Take(person.Id, index => _measurements.Of(number, index), now, Chance(number));
        var since = person.JoinedAt.AddDays(3);
        var wardrobe = garments.Select((picture, index) => Garment(person.Id, number, index, picture, since.AddDays(index * 11))).ToList();
        return person with
        {
            History = taken,
            Body = drawn is null ? null : new SeedBody(BodyRecord.Of(_bodies.Of(number), taken[^1], taken[^1].CreatedAt), drawn.FrontPicture),
            Garments = wardrobe,
        };
    }

    /// <summary>Finished try-ons of a person's garments by their numbers; every second one is a favourite.</summary>
    public SeedPerson TryOn(SeedPerson person, int number, params IReadOnlyList<int> garments) => person with
    {
        TryOns =
        [
            .. garments.Select((garment, index) => new SeedTryOn(
                _tryOns.Of(number, index), person.Garments[garment].Garment, now.AddDays(-30 + (index * 5)), index % 2 == 0 ? _favorites.Of(number, index) : null)),
        ],
    };

    /// <summary>A task.</summary>
    public WorkItem Task(EntityId owner, int number, int index, string title, string? description, bool isDone, EntityId? assignedTo, int daysAgo) =>
        WorkItem.Create(_tasks.Of(number, index), owner, WorkItemDetails.Create(title, description).Value, isDone, assignedTo, now.AddDays(-daysAgo));

    /// <summary>A message.</summary>
    public SeedMessage Message(EntityId from, EntityId to, string text, double daysAgo, bool isRead = true) =>
        new(_messages.Of(0, _written++), from, to, text, now.AddDays(-daysAgo), isRead);

    /// <summary>What a person says about themselves in the account.</summary>
    public static AccountDetails Account(string name, string? bio, Address? address, string? username) => AccountDetails.Create(name, bio, avatarUrl: null, address, username).Value;

    /// <summary>A profile.</summary>
    public ProfileDetails Profile(DateOnly born, string? gender, string unit, string locale) => ProfileDetails.Create(
        born, gender,
        new Dictionary<string, PreferenceValue>(StringComparer.Ordinal) { [ProfileDetails.PreferredUnit] = PreferenceValue.Of(unit), [ProfileDetails.Locale] = PreferenceValue.Of(locale) },
        DateOnly.FromDateTime(now.UtcDateTime)).Value;

    private SeedGarment Garment(EntityId owner, int number, int index, string picture, DateTimeOffset at)
    {
        var garment = DemoWardrobe.Garments.Single(known => known.Picture == picture);
        return new SeedGarment(Domain.Wardrobe.Garment.Add(_garments.Of(number, index), owner, GarmentDetails.Create(garment.Name, garment.Category, garment.Brand).Value, at), picture);
    }
}
