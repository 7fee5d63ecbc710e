using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Privacy;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>Registers the export and the erasure of people's data.</summary>
internal static class PrivacyModule
{
    public const string Purpose = "erasure";

    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ErasureOptions>, ErasureOptionsRules>();
        services.AddOptions<ErasureOptions>().BindConfiguration(ErasureOptions.Section).ValidateOnStart();
        services.AddSingleton(provider => new ErasurePolicy { FreshFor = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<ErasureOptions>>().Value.FreshSignInSeconds) });
        services.AddSingleton(OwnershipRegistry.Of(DatabaseSchema.Default));
        services.AddSingleton<IPersonalData, PersonalData>();
        services.AddSingleton<ErasureSignal>();
        services.AddSingleton(provider => new PersonEraser(
            provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<OwnershipRegistry>(), provider.GetRequiredService<MasterKey>().Box(Purpose),
            provider.GetRequiredService<OperationTimer>()));
        services.AddSingleton(provider => new Erasures(
            provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<PersonEraser>(), provider.GetRequiredService<PictureFolders>(), provider.GetRequiredService<MasterKey>().Box(Purpose),
            provider.GetRequiredService<IOptions<ErasureOptions>>(), provider.GetRequiredService<ErasureSignal>(), provider.GetRequiredService<OperationTimer>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IErasures>(provider => provider.GetRequiredService<Erasures>());
        services.AddHostedService<ErasureWorker>();
        return services;
    }
}
