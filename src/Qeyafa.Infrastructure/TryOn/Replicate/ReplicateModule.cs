using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Application.TryOn.Webhooks;
using Qeyafa.Infrastructure.Http;
using Qeyafa.Infrastructure.Mongo.Webhooks;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>Registers the engine that asks Replicate.</summary>
internal static class ReplicateModule
{
    public static IServiceCollection AddReplicate(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ReplicateOptions>, ReplicateOptionsRules>();
        services.AddOptions<ReplicateOptions>().BindConfiguration(ReplicateOptions.Section).ValidateOnStart();
        services.AddSingleton(provider => new ReplicateApi(OutboundHttp.NewClient(), provider.GetRequiredService<IOptions<ReplicateOptions>>()));
        services.AddSingleton(provider => new ReplicateOutput(OutboundHttp.NewClient(), provider.GetRequiredService<IScratch>(), provider.GetRequiredService<IOptions<ReplicateOptions>>()));
        services.AddSingleton<ReplicateSearch>();
        services.AddSingleton(provider => new ReplicateInput(provider.GetRequiredService<IPictures>(), provider.GetRequiredService<IPictureLinks>(), provider.GetRequiredService<IOptions<ReplicateOptions>>()));
        services.AddSingleton<ITryOnEngine>(provider => ActivatorUtilities.CreateInstance<ReplicateEngine>(provider));
        services.AddSingleton<ReplicateWebhookKey>();
        services.AddSingleton<ITryOnWebhooks, ReplicateWebhooks>();
        services.AddSingleton<IWebhookIds, WebhookIds>();
        return services;
    }
}
