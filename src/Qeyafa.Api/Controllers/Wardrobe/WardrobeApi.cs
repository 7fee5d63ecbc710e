using System.Text.Json.Serialization.Metadata;
using Qeyafa.Api.Hosting;

namespace Qeyafa.Api.Controllers.Wardrobe;

/// <summary>What the controllers of bodies and clothing need: JSON types, problems, examples.</summary>
internal static class WardrobeApi
{
    public static IServiceCollection AddWardrobeApi(this IServiceCollection services)
    {
        services.AddSingleton<IJsonTypeInfoResolver>(WardrobeJsonContext.Default);
        return services.AddProblems(WardrobeProblems.All).AddExamples(WardrobeExamples.All);
    }
}
