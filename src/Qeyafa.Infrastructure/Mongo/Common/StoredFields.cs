using MongoDB.Bson;

namespace Qeyafa.Infrastructure.Mongo.Common;

/// <summary>
/// Reads the fields of a stored document under the first of several names that it has them under:
/// a database that an earlier system filled is readable as it is.
/// </summary>
internal readonly struct StoredFields(BsonDocument document)
{
    public string? Text(params ReadOnlySpan<string> names) => First(names) is BsonString text ? text.Value : null;

    public bool? Truth(params ReadOnlySpan<string> names) => First(names) is BsonBoolean truth ? truth.Value : null;

    public long? WholeNumber(params ReadOnlySpan<string> names) => First(names) is { IsNumeric: true } number ? number.ToInt64() : null;

    public DateTimeOffset? Moment(params ReadOnlySpan<string> names) =>
        First(names) is BsonDateTime moment ? moment.ToMoment() : null;

    public StoredFields? Document(string name) => First([name]) is BsonDocument inner ? new StoredFields(inner) : null;

    public IEnumerable<string> Texts(string name) => First([name]) is BsonArray array ? array.OfType<BsonString>().Select(text => text.Value) : [];

    private BsonValue? First(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (document.TryGetValue(name, out var value) && !value.IsBsonNull)
            {
                return value;
            }
        }

        return null;
    }
}
