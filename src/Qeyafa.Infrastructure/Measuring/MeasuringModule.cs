using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Measurements.Processing;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Http;

namespace Qeyafa.Infrastructure.Measuring;

/// <summary>Registers the measurement services.</summary>
internal static class MeasuringModule
{
    public const string None = "none";
    public const string Http = "http";
    public const string Mock = "mock";

    public static IServiceCollection AddMeasuring(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<MeasuringOptions>, MeasuringOptionsRules>();
        services.AddOptions<MeasuringOptions>().BindConfiguration(MeasuringOptions.Section).ValidateOnStart();
        services.AddSingleton<IMeasurementService>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MeasuringOptions>>();
            var pictures = provider.GetRequiredService<IPictures>();
            return (options.Value.Service ?? (provider.GetRequiredService<IHostEnvironment>().IsProduction() ? None : Mock)) switch
            {
                Http => new HttpMeasurementService(
                    OutboundHttp.NewClient(), pictures, options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<HttpMeasurementService>>()),
                Mock => new MockMeasurementService(pictures),
                _ => new NoMeasurementService(),
            };
        });
        return services;
    }
}
