using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qeyafa.Application.Messaging;
using Qeyafa.Domain.Messaging;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>Registers messages and their stream.</summary>
internal static class MessagingModule
{
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<MessagingOptions>, MessagingOptionsRules>();
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section).ValidateOnStart();
        services.AddSingleton<MessageRepository>();
        services.AddSingleton<IMessageRepository>(provider => provider.GetRequiredService<MessageRepository>());
        services.AddSingleton<ConversationRepository>();
        services.AddSingleton<IConversationRepository>(provider => provider.GetRequiredService<ConversationRepository>());
        services.AddSingleton<IMessageBlocks, MessageBlockRepository>();
        services.AddSingleton<Presence>();
        services.AddSingleton<IPresence>(provider => provider.GetRequiredService<Presence>());
        services.AddSingleton<MessageListeners>();
        services.AddSingleton<MessageWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageWatch>());
        services.AddHostedService<StreamPatrol>();
        services.AddSingleton<IMessageFeed, MessageFeed>();
        services.AddSingleton<MessageNotices>();
        services.AddHostedService<MessageNoticeWorker>();
        return services;
    }
}
