using Qeyafa.Api.OpenApi;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Favorites;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>Examples of try-ons and favourites.</summary>
internal static class TryOnExamples
{
    private const string Id = "65f0c2a4e1b2c3d4e5f60801";

    private const string Completed = $$"""
        {"id":"{{Id}}","user_id":"65f0c2a4e1b2c3d4e5f60718","body_id":"65f0c2a4e1b2c3d4e5f60720","clothing_id":"65f0c2a4e1b2c3d4e5f60721","status":"completed",
         "result_image_url":"/api/v1/images/tryon/65f0c2a4e1b2c3d4e5f60718/65f0c2a4e1b2c3d4e5f60801.jpg?expires=1772443800&signature=Zm9v","processing_time":12.4,
         "model_used":"preview 1","error":null,"is_favorite":true,"attempts":1,"created_at":"2026-03-02T09:30:00Z","completed_at":"2026-03-02T09:30:14Z"}
        """;

    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(TryOnBody), """{"body_id":"65f0c2a4e1b2c3d4e5f60720","clothing_id":"65f0c2a4e1b2c3d4e5f60721"}"""),
        new(typeof(TryOnDto), Completed),
        new(typeof(FavoriteDto), $$"""{"tryon_id":"{{Id}}","created_at":"2026-03-02T10:00:00Z","tryon":{{Completed}}}"""),
    ];
}
