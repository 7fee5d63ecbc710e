using System.Text.Json.Serialization.Metadata;
using Qeyafa.Api.Hosting;

namespace Qeyafa.Api.Controllers.Images;

/// <summary>What the controllers of pictures need: JSON types, problems, examples.</summary>
internal static class ImagesApi
{
    public static IServiceCollection AddImagesApi(this IServiceCollection services) =>
        services.AddSingleton<IJsonTypeInfoResolver>(ImagesJsonContext.Default).AddProblems(PictureProblems.All);
}
