using System.Text.Json.Serialization.Metadata;
using Qeyafa.Api.Hosting;

namespace Qeyafa.Api.Controllers.Messaging;

/// <summary>What the controllers of messages need: JSON types, problems, examples.</summary>
internal static class MessagingApi
{
    public static IServiceCollection AddMessagingApi(this IServiceCollection services)
    {
        services.AddSingleton<IJsonTypeInfoResolver>(MessagingJsonContext.Default);
        return services.AddProblems(MessagingProblems.All).AddExamples(MessagingExamples.All);
    }
}
