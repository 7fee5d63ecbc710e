using System.Text.Json;
using System.Text.Json.Serialization;
using Qeyafa.Application.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Tests.Measurements;

public sealed class MeasurementDtoTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new IdAsText() } };

    [Test]
    public async Task Dto_AsJson_HasItsMeasurementsAsAnObject()
    {
        using var world = new MeasurementsWorld();
        var dto = await world.RecordAsync(new MeasurementInput([KeyValuePair.Create("waist", 70.5), KeyValuePair.Create("chest", 96.0), KeyValuePair.Create("left_elbow", 20.25)], 170));
        using var json = JsonSerializer.SerializeToDocument(dto, Options);
        json.RootElement.GetProperty("measurements").GetRawText().ShouldBe("""{"waist":70.5,"chest":96,"left_elbow":20.25}""");
        json.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "user_id", "measurements", "height", "weight", "unit", "image_paths", "processed_at", "ai_confidence", "source", "note", "created_at", "warnings"]);
    }

    [Test]
    public void Measurements_WrittenAndRead_AreTheSame()
    {
        var measurements = new MeasurementsDto(MeasurementSet.Of([new(MeasurementName.Of("chest"), 90.1), new(MeasurementName.Of("left_elbow"), 20)]));
        JsonSerializer.Deserialize<MeasurementsDto>(JsonSerializer.Serialize(measurements)).Values.ShouldBe(measurements.Values);
    }

    [Test]
    public void MappingConfiguration_IsValid()
    {
        using var world = new MeasurementsWorld();
        world.Mapper.ConfigurationProvider.AssertConfigurationIsValid();
    }

    private sealed class IdAsText : JsonConverter<EntityId>
    {
        public override EntityId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => EntityId.Parse(reader.GetString()!, null);

        public override void Write(Utf8JsonWriter writer, EntityId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
