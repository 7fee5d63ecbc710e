using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Pictures;
using Qeyafa.Infrastructure.Pictures.Studio;

namespace Qeyafa.Infrastructure.Pictures;

/// <summary>Registers the checking, normalising, linking and sweeping of pictures.</summary>
internal static class PicturesModule
{
    public static IServiceCollection AddPictures(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<PictureOptions>, PictureOptionsRules>();
        services.AddOptions<PictureOptions>().BindConfiguration(PictureOptions.Section).ValidateOnStart();
        services.AddSingleton(provider => LimitsOf(provider.GetRequiredService<IOptions<PictureOptions>>().Value));
        services.AddSingleton<Scratch>();
        services.AddSingleton<IScratch>(provider => provider.GetRequiredService<Scratch>());
        services.AddSingleton<PictureGate>();
        services.AddSingleton<Vips>();
        services.AddSingleton<IPictureStudio, PictureStudio>();
        services.AddSingleton<Thumbnails>();
        services.AddSingleton<IPictures, PictureStore>();
        services.AddSingleton<IPictureLinks, PictureLinks>();
        services.AddHostedService<PictureStart>();
        return services;
    }

    private static PictureLimits LimitsOf(PictureOptions options) => new(options.MaxBytes, options.Uploads, options.UploadsPerAccount);
}
