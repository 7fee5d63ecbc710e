using System.Collections.Immutable;
using System.Globalization;
using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Profiles;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Profiles;

/// <summary>A profile as the database holds it.</summary>
internal static class ProfileDocument
{
    private static readonly ImmutableSortedDictionary<string, PreferenceValue> NoPreferences =
        ImmutableSortedDictionary.Create<string, PreferenceValue>(StringComparer.Ordinal);

    /// <summary>The update that replaces all that a profile says, in one step with its version.</summary>
    public static BsonDocument ToUpdate(ProfileDetails details, DateTimeOffset now) =>
        FieldUpdate.Of(
        [
            ("preferences", new BsonDocument(details.Preferences.Select(preference => new BsonElement(preference.Key, ToBson(preference.Value))))),
            ("updated_at", now.UtcDateTime),
            ("date_of_birth", details.DateOfBirth is { } date ? date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : BsonNull.Value),
            ("gender", details.Gender is { } gender ? gender : BsonNull.Value),
        ])
            .Add("$inc", new BsonDocument(StoredVersion.Field, 1L))
            .Add("$setOnInsert", new BsonDocument("created_at", now.UtcDateTime));

    public static Profile Read(ReadOnlySpan<byte> document)
    {
        EntityId id = default, userId = default;
        DateOnly? dateOfBirth = null;
        string? gender = null;
        DateTimeOffset? createdAt = null, updatedAt = null;
        var preferences = NoPreferences;
        var version = StoredVersion.BeforeFirst;
        var reader = new BsonElementReader(document);
        while (reader.Read())
        {
            if (reader.Type is BsonType.Null or BsonType.Undefined)
            {
                continue;
            }

            switch (reader.Name)
            {
                case var name when name.SequenceEqual("_id"u8):
                    id = reader.Type == BsonType.ObjectId ? reader.Id() : default;
                    break;
                case var name when name.SequenceEqual("user_id"u8):
                    userId = reader.Id();
                    break;
                case var name when name.SequenceEqual("date_of_birth"u8):
                    dateOfBirth = ReadDate(reader);
                    break;
                case var name when name.SequenceEqual("gender"u8):
                    gender = reader.Text();
                    break;
                case var name when name.SequenceEqual("preferences"u8):
                    preferences = ReadPreferences(reader.Nested());
                    break;
                case var name when name.SequenceEqual("created_at"u8):
                    createdAt = reader.Moment();
                    break;
                case var name when name.SequenceEqual("updated_at"u8):
                    updatedAt = reader.Moment();
                    break;
                case var name when name.SequenceEqual("version"u8):
                    version = reader.WholeNumber();
                    break;
            }
        }

        var created = createdAt ?? id.CreatedAt;
        return new Profile(userId, dateOfBirth, gender, preferences, created, updatedAt ?? created, version);
    }

    private static BsonValue ToBson(PreferenceValue value) => value switch
    {
        { Text: { } text } => text,
        { Number: { } number } => number,
        { Flag: { } flag } => flag,
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>Preferences of another type than ours knows, which only an earlier system can have stored, are not shown.</summary>
    private static ImmutableSortedDictionary<string, PreferenceValue> ReadPreferences(BsonElementReader reader)
    {
        ImmutableSortedDictionary<string, PreferenceValue>.Builder? preferences = null;
        while (reader.Read())
        {
            var value = reader switch
            {
                { Type: BsonType.String } => PreferenceValue.Of(reader.Text()),
                { Type: BsonType.Boolean } => PreferenceValue.Of(reader.Truth()),
                { IsNumber: true } when double.IsFinite(reader.Number()) => PreferenceValue.Of(reader.Number()),
                _ => null,
            };
            if (value is not null)
            {
                (preferences ??= NoPreferences.ToBuilder())[System.Text.Encoding.UTF8.GetString(reader.Name)] = value;
            }
        }

        return preferences?.ToImmutable() ?? NoPreferences;
    }

    /// <summary>A date; earlier systems stored it as the text <c>yyyy-MM-dd</c> too.</summary>
    private static DateOnly? ReadDate(BsonElementReader reader) => reader.Type switch
    {
        BsonType.DateTime => DateOnly.FromDateTime(reader.Moment().UtcDateTime),
        BsonType.String => DateOnly.TryParseExact(reader.Text().AsSpan()[..Math.Min(10, reader.Text().Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        _ => null,
    };
}
