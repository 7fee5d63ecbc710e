using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.Mongo.Messaging;

/// <summary>Registers messages and their stream.</summary>
internal static class MessagingModule
{
    public static IServiceCollection AddMessaging(this IServiceCollection services) => services;
}
