using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Measurements;
using Qeyafa.Application.Profiles;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Idempotency;
using Qeyafa.Infrastructure.Mongo.Measurements;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Mongo.Profiles;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>Registers the database and everything that is kept in it.</summary>
internal static class MongoModule
{
    public static IServiceCollection AddMongo(this IServiceCollection services)
    {
        services.AddSingleton<MongoConnection>();
        services.AddSingleton<IMongoClient>(provider =>
            new MongoClient(MongoClientSettings.FromConnectionString(provider.GetRequiredService<MongoConnection>().Endpoint.Url)));
        services.AddSingleton(provider => provider.GetRequiredService<IMongoClient>().GetDatabase(provider.GetRequiredService<MongoConnection>().Endpoint.DatabaseName));
        services.AddSingleton<OperationTimer>();
        services.AddSingleton<IOutageClassifier, MongoOutages>();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");

        services.AddSingleton<IUnitOfWork, UnitOfWork>();
        services.AddSingleton<IUserRepository, UserRepository>();
        services.AddSingleton<IProfileRepository, ProfileRepository>();
        services.AddSingleton<UnitPreference>();
        services.AddSingleton<IUnitPreference>(provider => provider.GetRequiredService<UnitPreference>());
        services.AddSingleton<IProfileChanges>(provider => provider.GetRequiredService<UnitPreference>());
        services.AddSingleton<IMeasurementRepository, MeasurementRepository>();
        services.AddSingleton<IIdempotencyStore>(provider => new IdempotencyStore(
            provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<MasterKey>().Box("idempotency"),
            provider.GetRequiredService<OperationTimer>(), provider.GetRequiredService<TimeProvider>()));

        services.AddSingleton(DatabaseSchema.Default);
        services.AddHostedService<SchemaCheck>();
        foreach (var step in MigrationSteps.All)
        {
            services.AddSingleton(step);
        }

        services.AddSingleton<MigrationRunner>();
        return services;
    }
}
