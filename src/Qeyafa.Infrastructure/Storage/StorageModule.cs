using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Storage.Files;
using Qeyafa.Infrastructure.Storage.S3;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>Registers the storage of pictures.</summary>
internal static class StorageModule
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsRules>();
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IObjectStorage>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            var time = provider.GetRequiredService<TimeProvider>();
            return options.Kind == StorageOptions.S3Kind
                ? new S3Storage(options.S3, time)
                : new FileStorage(options.Folder ?? DefaultFolder(provider.GetRequiredService<IConfiguration>()), time);
        });
        services.AddSingleton<StorageHealthCheck>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage");
        return services;
    }

    private static string DefaultFolder(IConfiguration configuration) => Path.Combine(configuration["QEYAFA_DATA"] is { Length: > 0 } data ? data : "data", "pictures");
}
