using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure;

/// <summary>Registers the infrastructure layer.</summary>
public static class InfrastructureModule
{
    /// <summary>Adds what the application's ports stand for, configured from the environment.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(TimeProvider.System);
        return services;
    }
}
