using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.TryOn;
using Qeyafa.Infrastructure.TryOn.Instant;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

/// <summary>Registers the jobs of try-ons, their worker, and favourites.</summary>
internal static class TryOnModule
{
    public static IServiceCollection AddTryOn(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<TryOnOptions>, TryOnOptionsRules>();
        services.AddOptions<TryOnOptions>().BindConfiguration(TryOnOptions.Section).ValidateOnStart();
        services.AddSingleton<TryOnSignal>();
        services.AddSingleton<TryOnChanges>();
        services.AddSingleton<ITryOnRepository, TryOnRepository>();
        services.AddSingleton<IFavoriteRepository, FavoriteRepository>();
        services.AddSingleton<ITryOnAdmission, TryOnAdmission>();
        services.AddSingleton<ITryOnUse, TryOnUse>();
        services.AddSingleton<ITryOnFeed, TryOnFeed>();
        services.AddSingleton<TryOnQueue>();
        services.AddSingleton<ITryOnWake>(provider => provider.GetRequiredService<TryOnQueue>());
        services.AddSingleton<ITryOnEngine, InstantEngine>();
        services.AddSingleton<TryOnEngines>();
        services.AddSingleton<ITryOnEngineCancel, TryOnEngineCancel>();
        services.AddSingleton<TryOnRun>();
        services.AddSingleton<TryOnPulse>();
        services.AddHostedService<TryOnWorker>();
        services.AddHealthChecks().AddCheck<TryOnWorkerHealthCheck>("worker");
        return services;
    }
}
