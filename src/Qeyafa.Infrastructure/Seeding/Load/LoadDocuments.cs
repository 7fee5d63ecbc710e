using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Users;

namespace Qeyafa.Infrastructure.Seeding.Load;

/// <summary>The documents of a loaded set.</summary>
internal sealed class LoadDocuments
{
    private static readonly string[] Locales = ["en-GB", "fr-FR", "ar-MA", "en-IN", "es-ES", "en-US"];

    private readonly LoadSet _set;
    private readonly string? _passwordHash;
    private readonly SeedIds _people;
    private readonly SeedIds _profiles;
    private readonly SeedIds _measurements;
    private readonly MeasurementForm? _form;

    /// <param name="set">The set.</param>
    /// <param name="passwordHash">The hash of the password that all accounts have; null where nobody signs in by one.</param>
    public LoadDocuments(LoadSet set, string? passwordHash)
    {
        (_set, _passwordHash) = (set, passwordHash);
        _people = new SeedIds($"{set.Name}/people");
        _profiles = new SeedIds($"{set.Name}/profiles");
        _measurements = new SeedIds($"{set.Name}/measurements");
        _form = set.Measurements == 0 ? null : new MeasurementForm(Measurement.Record(EntityId.Empty, EntityId.Empty, new LoadPerson(set, 0).Entry(0), set.Now).Value);
    }

    /// <summary>The id of an account.</summary>
    public EntityId UserId(int number) => _people.Of(number);

    /// <summary>The id of a profile.</summary>
    public EntityId ProfileId(int number) => _profiles.Of(number);

    /// <summary>The id of the nth measurement of the set; they ascend.</summary>
    public EntityId MeasurementId(long index)
    {
        var (user, number) = _set.Place(index);
        return _measurements.Of(user, number);
    }

    /// <summary>The email address of an account.</summary>
    public string EmailOf(int number) => FormattableString.Invariant($"load-{_people.Tag}-{number}@load.qeyafa.example");

    /// <summary>An account: active, with a verified address. Its security stamp follows from its number, as nobody's secret depends on it.</summary>
    public BsonDocument User(int number)
    {
        var person = new LoadPerson(_set, number);
        return UserDocument.ToBson(Domain.Users.User.Restore(new UserSnapshot
        {
            Id = UserId(number),
            Email = EmailAddress.Parse(EmailOf(number)),
            PasswordHash = _passwordHash,
            Name = FormattableString.Invariant($"Load {number}"),
            Roles = [RoleNames.Customer],
            Status = UserStatus.Active,
            EmailVerified = true,
            CreatedAt = person.JoinedAt,
            UpdatedAt = person.JoinedAt,
            SecurityStamp = new SeedRandom(_set.Seed, number, -1).Next().ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
        }));
    }

    /// <summary>A profile.</summary>
    public BsonDocument Profile(int number)
    {
        var person = new LoadPerson(_set, number);
        return new BsonDocument
        {
            ["_id"] = ProfileId(number).ToBson(),
            ["user_id"] = UserId(number).ToBson(),
            ["preferences"] = new BsonDocument { ["locale"] = Locales[number % Locales.Length], ["preferred_unit"] = "cm" },
            ["updated_at"] = person.JoinedAt.UtcDateTime,
            ["date_of_birth"] = person.BornOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            ["gender"] = person.IsWoman ? "female" : "male",
            [StoredVersion.Field] = 1L,
            ["created_at"] = person.JoinedAt.UtcDateTime,
        };
    }

    /// <summary>The measurements from one of the set to before another.</summary>
    public IEnumerable<RawBsonDocument> Measurements(long from, long to)
    {
        var values = new double[BodyShape.Names.Length];
        LoadPerson? person = null;
        var (current, number) = (-1, 0);
        for (var index = from; index < to; index++)
        {
            (var user, number) = _set.Place(index);
            if (user != current)
            {
                (person, current) = (new LoadPerson(_set, user), user);
            }

            var (weight, at) = person!.Measure(number, values);
            yield return _form!.Fill(_measurements.Of(user, number), UserId(user), values, person.HeightCm, weight, at);
        }
    }
}
