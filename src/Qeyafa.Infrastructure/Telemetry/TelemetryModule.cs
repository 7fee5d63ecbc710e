using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Monitoring;
using Qeyafa.Infrastructure.Mongo.Monitoring;
using Qeyafa.Infrastructure.Telemetry.Gauges;

namespace Qeyafa.Infrastructure.Telemetry;

/// <summary>Registers what is measured, and what administrators see of the database.</summary>
internal static class TelemetryModule
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsRules>();
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateOnStart();
        services.AddSingleton<OperationInstruments>();
        services.AddSingleton<SlowCommands>();
        services.AddSingleton<DatabaseInstruments>();
        services.AddSingleton<ISampledGauges, OutboxGauges>();
        services.AddSingleton<ISampledGauges, TryOnGauges>();
        services.AddSingleton<ISampledGauges, ServerGauges>();
        services.AddHostedService<GaugeSampler>();
        services.AddSingleton<CollectionSizes>();
        services.AddHostedService<CollectionSizeWorker>();
        services.AddSingleton<IDatabaseMonitor, DatabaseMonitor>();
        return services;
    }
}
