using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>Registers the engine that asks Replicate.</summary>
internal static class ReplicateModule
{
    public static IServiceCollection AddReplicate(this IServiceCollection services) => services;
}
