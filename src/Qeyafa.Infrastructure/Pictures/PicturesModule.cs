using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>Registers the checking, normalising, linking and sweeping of pictures.</summary>
internal static class PicturesModule
{
    public static IServiceCollection AddPictures(this IServiceCollection services) => services;
}
