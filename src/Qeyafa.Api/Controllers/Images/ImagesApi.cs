namespace Qeyafa.Api.Controllers.Images;

/// <summary>What the controllers of pictures need: JSON types, problems, examples.</summary>
internal static class ImagesApi
{
    public static IServiceCollection AddImagesApi(this IServiceCollection services) => services;
}
