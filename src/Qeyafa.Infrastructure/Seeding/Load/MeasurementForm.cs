using System.Buffers.Binary;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Infrastructure.Mongo.Measurements;

namespace Qeyafa.Infrastructure.Seeding.Load;

/// <summary>
/// A measurement's document as bytes, of which only the values differ from one to the next. Its form is that of a record that the aggregate made and the repository
/// would store, so that the two cannot drift apart; filling in the values is several times faster than making each document anew.
/// </summary>
internal sealed class MeasurementForm
{
    private readonly byte[] _form;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly int[] _values;

    public MeasurementForm(Measurement example)
    {
        _form = MeasurementDocument.ToBson(example).ToBson();
        using var stream = new MemoryStream(_form);
        using var reader = new BsonBinaryReader(stream);
        Find(reader, prefix: "");
        _values = [.. BodyShape.Names.Select(name => _places[$"measurements.{name.Text}"])];
    }

    /// <summary>A document with these values.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="valuesCm">The values in cm, in the order of <see cref="BodyShape.Names"/>.</param>
    /// <param name="heightCm">The height in cm.</param>
    /// <param name="weightKg">The weight in kg.</param>
    /// <param name="at">When they were taken, which is when they were stored.</param>
    public RawBsonDocument Fill(EntityId id, EntityId owner, ReadOnlySpan<double> valuesCm, double heightCm, double weightKg, DateTimeOffset at)
    {
        var bytes = (byte[])_form.Clone();
        id.WriteBytes(bytes.AsSpan(_places["_id"], EntityId.ByteLength));
        owner.WriteBytes(bytes.AsSpan(_places["user_id"], EntityId.ByteLength));
        for (var index = 0; index < valuesCm.Length; index++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(_values[index]), valuesCm[index]);
        }

        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(_places["height"]), heightCm);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(_places["weight"]), weightKg);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(_places["processed_at"]), at.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(_places["created_at"]), at.ToUnixTimeMilliseconds());
        return new RawBsonDocument(bytes);
    }

    private void Find(BsonBinaryReader reader, string prefix)
    {
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var name = prefix + reader.ReadName();
            if (reader.CurrentBsonType == BsonType.Document)
            {
                Find(reader, name + ".");
            }
            else
            {
                _places[name] = (int)reader.BaseStream.Position;
                reader.SkipValue();
            }
        }

        reader.ReadEndDocument();
    }
}
