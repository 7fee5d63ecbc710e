using System.Text.Json.Serialization;
using Qeyafa.Api.Http;
using Qeyafa.Application.Wardrobe;

namespace Qeyafa.Api.Controllers.Wardrobe;

/// <summary>The types that bodies and clothing are read into and written from.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BodyBody))]
[JsonSerializable(typeof(BodyDto))]
[JsonSerializable(typeof(GarmentBody))]
[JsonSerializable(typeof(GarmentDto))]
[JsonSerializable(typeof(PageBody<GarmentDto>))]
[JsonSerializable(typeof(WardrobeStatsDto))]
internal sealed partial class WardrobeJsonContext : JsonSerializerContext;
