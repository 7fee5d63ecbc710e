using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Measurements;
using Qeyafa.Application.Profiles;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Users;
using Qeyafa.Infrastructure.Mongo.Auditing;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Idempotency;
using Qeyafa.Infrastructure.Mongo.Keys;
using Qeyafa.Infrastructure.Mongo.Measurements;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.Mongo.Privacy;
using Qeyafa.Infrastructure.Mongo.Profiles;
using Qeyafa.Infrastructure.Mongo.Roles;
using Qeyafa.Infrastructure.Mongo.Throttling;
using Qeyafa.Infrastructure.Mongo.Sessions;
using Qeyafa.Infrastructure.Mongo.Sharing;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;
using Qeyafa.Infrastructure.Security.Sessions;
using Qeyafa.Infrastructure.Security.Tokens;
using Qeyafa.Infrastructure.Telemetry;

namespace Qeyafa.Infrastructure.Mongo;

/// <summary>Registers the database and everything that is kept in it.</summary>
internal static class MongoModule
{
    public static IServiceCollection AddMongo(this IServiceCollection services)
    {
        services.AddSingleton<MongoConnection>();
        services.AddSingleton<IMongoClient>(provider => provider.GetRequiredService<DatabaseInstruments>().Watch(provider.GetRequiredService<MongoConnection>().Endpoint));
        services.AddSingleton(provider => provider.GetRequiredService<IMongoClient>().GetDatabase(provider.GetRequiredService<MongoConnection>().Endpoint.DatabaseName));
        services.AddSingleton<OperationTimer>();
        services.AddSingleton<IOutageClassifier, MongoOutages>();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");

        services.AddSingleton<IUnitOfWork, UnitOfWork>();
        services.AddSingleton<IUserRepository, UserRepository>();
        services.AddSingleton<IUserDirectory, UserDirectory>();
        services.AddSingleton<IRoleRepository, RoleRepository>();
        services.AddSingleton<IShareRepository, ShareRepository>();
        services.AddSingleton<IProfileRepository, ProfileRepository>();
        services.AddSingleton<UnitPreference>();
        services.AddSingleton<IUnitPreference>(provider => provider.GetRequiredService<UnitPreference>());
        services.AddSingleton<IProfileChanges>(provider => provider.GetRequiredService<UnitPreference>());
        services.AddSingleton<IMeasurementRepository, MeasurementRepository>();
        services.AddSingleton<EndedClaims>();
        services.AddSingleton<ClaimReturns>();
        services.AddHostedService<ClaimReturnWorker>();
        services.AddSingleton<IIdempotencyStore>(provider => new IdempotencyStore(
            provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<MasterKey>().Box("idempotency"),
            provider.GetRequiredService<EndedClaims>(), provider.GetRequiredService<ClaimReturns>(),
            provider.GetRequiredService<OperationTimer>(), provider.GetRequiredService<TimeProvider>()));

        services.AddScoped<IAuditLog, AuditLog>();
        services.AddSingleton<IAuditTrail, AuditTrail>();
        services.AddSingleton<IValidateOptions<LockoutOptions>, LockoutOptionsRules>();
        services.AddOptions<LockoutOptions>().BindConfiguration(LockoutOptions.Section).ValidateOnStart();
        services.AddScoped<IAttemptGate>(provider => new AttemptGate(
            provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<MasterKey>().Box("attempts"), provider.GetRequiredService<IOptions<LockoutOptions>>(),
            provider.GetRequiredService<IAuditLog>(), provider.GetRequiredService<OperationTimer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SessionEpochs>();
        services.AddSingleton<SessionRepository>();
        services.AddSingleton<ISessionRepository>(provider => provider.GetRequiredService<SessionRepository>());
        services.AddSingleton<ISessionControl>(provider => provider.GetRequiredService<SessionRepository>());
        services.AddSingleton<ISessionLookup, SessionLookup>();
        services.AddSingleton<ISigningKeyStore, SigningKeyStore>();
        services.AddHostedService<KeyRingService>();
        services.AddHostedService<SessionWatch>();
        services.AddPrivacy();

        services.AddSingleton(DatabaseSchema.Default);
        services.AddHostedService<SchemaCheck>();
        return services.AddMigrations();
    }
}
