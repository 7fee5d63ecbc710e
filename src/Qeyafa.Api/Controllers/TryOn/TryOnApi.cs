using System.Text.Json.Serialization.Metadata;
using Qeyafa.Api.Hosting;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>What the controllers of try-ons and favourites need: JSON types, problems, examples.</summary>
internal static class TryOnApi
{
    public static IServiceCollection AddTryOnApi(this IServiceCollection services) =>
        services.AddSingleton<IJsonTypeInfoResolver>(TryOnJson.Default).AddProblems(TryOnProblems.All).AddExamples(TryOnExamples.All);
}
