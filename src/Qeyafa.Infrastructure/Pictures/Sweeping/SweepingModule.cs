using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Privacy;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Pictures.Sweeping;

/// <summary>Registers people's folders of pictures, and the sweeping of pictures.</summary>
internal static class SweepingModule
{
    public static IServiceCollection AddPictureSweeping(this IServiceCollection services)
    {
        services.AddSingleton<PictureFolders>();
        services.AddSingleton<IPersonalPictures>(provider => provider.GetRequiredService<PictureFolders>());
        services.AddSingleton<IValidateOptions<PictureSweepOptions>, PictureSweepOptionsRules>();
        services.AddOptions<PictureSweepOptions>().BindConfiguration(PictureSweepOptions.Section).ValidateOnStart();
        services.AddSingleton<PictureReferences>();
        services.AddSingleton<PictureSweep>();
        services.AddSingleton(provider => new DatabaseLock(provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<PictureSweeper>();
        return services;
    }
}
