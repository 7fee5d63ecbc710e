using System.Text.Json.Serialization;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.Controllers.Images;

/// <summary>What the generator of the API's description looks up of the parameters of pictures.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PictureSize?))]
internal sealed partial class ImagesJsonContext : JsonSerializerContext;
