using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>Registers bodies and clothing.</summary>
internal static class WardrobeModule
{
    public static IServiceCollection AddWardrobe(this IServiceCollection services) => services;
}
