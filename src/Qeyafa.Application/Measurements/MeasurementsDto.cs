using System.Text.Json;
using System.Text.Json.Serialization;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>The lengths of a record by name: a JSON object of numbers.</summary>
/// <param name="Values">The lengths, in the order in which they were entered.</param>
[JsonConverter(typeof(MeasurementsJsonConverter))]
public readonly record struct MeasurementsDto(MeasurementSet Values);

/// <summary>Writes measurements straight from their compact set, with names that are in UTF-8 already.</summary>
public sealed class MeasurementsJsonConverter : JsonConverter<MeasurementsDto>
{
    /// <inheritdoc />
    public override MeasurementsDto Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Measurements are an object of numbers by name.");
        var values = new List<MeasuredValue>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.HasValueSequence || reader.ValueIsEscaped ? MeasurementName.Of(reader.GetString()!) : MeasurementName.Intern(reader.ValueSpan);
            reader.Read();
            values.Add(new(name, reader.GetDouble()));
        }

        return new MeasurementsDto(MeasurementSet.Own([.. values]));
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, MeasurementsDto value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        foreach (ref readonly var measured in value.Values.AsSpan())
        {
            writer.WriteNumber(measured.Name.Utf8, measured.Value);
        }

        writer.WriteEndObject();
    }
}
