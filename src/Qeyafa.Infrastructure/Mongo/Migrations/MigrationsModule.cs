using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>Registers the migrations and what runs them.</summary>
internal static class MigrationsModule
{
    public static IServiceCollection AddMigrations(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<MigrationOptions>, MigrationOptionsRules>();
        services.AddOptions<MigrationOptions>().BindConfiguration(MigrationOptions.Section).ValidateOnStart();
        foreach (var step in MigrationSteps.All)
        {
            services.AddSingleton(step);
        }

        services.AddSingleton<MigrationRunner>();
        services.AddSingleton<SchemaGate>();
        return services;
    }
}
