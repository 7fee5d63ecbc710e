using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Application.TryOn.Engines;

namespace Qeyafa.Infrastructure.TryOn.Preview;

/// <summary>Registers the built-in preview engine.</summary>
internal static class PreviewModule
{
    public static IServiceCollection AddPreview(this IServiceCollection services) => services.AddSingleton<ITryOnEngine, PreviewEngine>();
}
