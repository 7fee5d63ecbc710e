using System.Text.Json.Serialization;
using Qeyafa.Api.Http;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Favorites;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Api.Controllers.TryOn;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TryOnBody))]
[JsonSerializable(typeof(TryOnDto))]
[JsonSerializable(typeof(TryOnStatus?))]
[JsonSerializable(typeof(FavoriteDto))]
[JsonSerializable(typeof(PageBody<TryOnDto>))]
[JsonSerializable(typeof(PageBody<FavoriteDto>))]
internal sealed partial class TryOnJson : JsonSerializerContext;
