namespace Qeyafa.Api.Controllers.Wardrobe;

/// <summary>What the controllers of bodies and clothing need: JSON types, problems, examples.</summary>
internal static class WardrobeApi
{
    public static IServiceCollection AddWardrobeApi(this IServiceCollection services) => services;
}
