namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>What the controllers of messages need: JSON types, problems, examples.</summary>
internal static class MessagingApi
{
    public static IServiceCollection AddMessagingApi(this IServiceCollection services) => services;
}
