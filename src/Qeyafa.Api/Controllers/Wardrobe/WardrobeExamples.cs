using Qeyafa.Api.OpenApi;
using Qeyafa.Application.Wardrobe;

namespace Qeyafa.Api.Controllers.Wardrobe;

/// <summary>Examples of bodies and clothing.</summary>
internal static class WardrobeExamples
{
    private const string User = "65f0c2a4e1b2c3d4e5f60718";
    private const string Body = "65f0c2a4e1b2c3d4e5f60720";
    private const string Garment = "65f0c2a4e1b2c3d4e5f60721";

    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(BodyBody), """{"measurements":{"chest":92.5,"waist":74,"hips":98},"height":170,"weight":61.5,"unit":"cm"}"""),
        new(typeof(BodyDto), $$"""
            {"id":"{{Body}}","user_id":"{{User}}","height":170,"weight":61.5,"unit":"cm","measurements":{"chest":92.5,"waist":74,"hips":98},
             "image_url":"/api/v1/images/body/{{User}}/{{Body}}.jpg?expires=1769855400&signature=Zm9v","created_at":"2026-01-31T09:30:00Z","updated_at":"2026-01-31T09:31:00Z","warnings":[]}
            """),
        new(typeof(GarmentBody), """{"name":"Blue linen dress","category":"dress","brand":"Atelier Nour"}"""),
        new(typeof(GarmentDto), $$"""
            {"id":"{{Garment}}","user_id":"{{User}}","name":"Blue linen dress","category":"dress","brand":"Atelier Nour",
             "image_url":"/api/v1/images/clothing/{{User}}/{{Garment}}.jpg?expires=1769855400&signature=YmFy","created_at":"2026-01-31T09:30:00Z","updated_at":"2026-01-31T09:31:00Z"}
            """),
        new(typeof(WardrobeStatsDto), """
            {"total":4,"by_category":[{"category":"dress","count":3},{"category":"coat","count":1}],"by_brand":[{"brand":"Atelier Nour","count":2}]}
            """),
    ];
}
