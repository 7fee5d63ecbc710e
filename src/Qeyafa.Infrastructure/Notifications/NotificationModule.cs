using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Notifications;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Outbox;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Notifications;

/// <summary>Registers the outbox, its worker and its channels.</summary>
internal static class NotificationModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<OutboxOptions, NotificationRules>(configuration, OutboxOptions.Section);
        services.AddChecked<MailOptions, NotificationRules>(configuration, MailOptions.Section);
        services.AddChecked<SmsOptions, NotificationRules>(configuration, SmsOptions.Section);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<ITransport, SmtpTransport>();
        services.AddSingleton<ITransport>(provider => new SmsWebhook(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<IOptions<SmsOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OutboxStore(
            provider.GetRequiredService<IMongoDatabase>(), provider.GetRequiredService<MasterKey>().Box("outbox"), provider.GetServices<ITransport>(),
            provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<IOptions<OutboxOptions>>(), provider.GetRequiredService<IHostEnvironment>(),
            provider.GetRequiredService<OperationTimer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxStore>());
        services.AddSingleton<IOutboxDecoy>(provider => provider.GetRequiredService<OutboxStore>());
        services.AddSingleton<IOutboxReader>(provider => provider.GetRequiredService<OutboxStore>());
        services.AddHostedService<OutboxWorker>();
        return services;
    }

    private static void AddChecked<T, TRules>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class
        where TRules : class, IValidateOptions<T>
    {
        services.AddSingleton<IValidateOptions<T>, TRules>();
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateOnStart();
    }
}
