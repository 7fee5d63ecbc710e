using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.TryOn.Preview;

/// <summary>Registers the built-in preview engine.</summary>
internal static class PreviewModule
{
    public static IServiceCollection AddPreview(this IServiceCollection services) => services;
}
