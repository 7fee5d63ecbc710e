using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.Measuring;

/// <summary>Registers the measurement services.</summary>
internal static class MeasuringModule
{
    public static IServiceCollection AddMeasuring(this IServiceCollection services) => services;
}
