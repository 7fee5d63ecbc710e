using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Application.TryOn;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Infrastructure.Mongo.Wardrobe;

/// <summary>Registers bodies and clothing.</summary>
internal static class WardrobeModule
{
    public static IServiceCollection AddWardrobe(this IServiceCollection services)
    {
        services.AddSingleton<IBodyRepository, BodyRepository>();
        services.AddSingleton<WardrobeCounters>();
        services.AddSingleton<IGarmentRepository, GarmentRepository>();
        services.AddSingleton<ITryOnSubjects, TryOnSubjects>();
        services.AddSingleton<WardrobeRepair>();
        return services;
    }
}
