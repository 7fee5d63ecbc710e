using Microsoft.OpenApi;
using Qeyafa.Api.Controllers.Measurements;
using Qeyafa.Application.Measurements;

namespace Qeyafa.Api.OpenApi.Examples;

/// <summary>Examples of measurements.</summary>
internal static class MeasurementExamples
{
    private const string Id = "65f0c2a4e1b2c3d4e5f60719";

    private const string User = "65f0c2a4e1b2c3d4e5f60718";

    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(RecordMeasurementBody), """{"measurements":{"chest":101.5,"waist":88.25},"height":180,"weight":75.5,"unit":"cm","processed_at":"2026-01-31T09:30:00Z","note":"In the evening."}"""),
        new(typeof(ReviseMeasurementBody), """{"measurements":{"chest":102,"waist":88.25},"height":180,"weight":75.5}"""),
        new(typeof(MeasurementDto), $$"""
            {"id":"{{Id}}","user_id":"{{User}}","measurements":{"chest":101.5,"waist":88.25},"height":180,"weight":75.5,"unit":"cm","image_paths":[],
             "processed_at":"2026-01-31T09:30:00Z","ai_confidence":null,"source":"manual","note":"In the evening.","created_at":"2026-01-31T09:31:00Z","warnings":[]}
            """),
        new(typeof(TrendsDto), $$"""
            {"user_id":"{{User}}","unit":"cm","interval":"month","series":[{"name":"waist","first":90,"last":88.25,"min":88.25,"max":90,"mean":89.1,"change":-1.75,"significant":false,
             "points":[{"at":"2026-01-01T00:00:00Z","mean":89.1,"count":2}]}]}
            """),
        new(typeof(ComparisonDto), $$"""
            {"user_id":"{{User}}","unit":"cm","from":{"id":"{{Id}}","processed_at":"2026-01-01T09:30:00Z"},"to":{"id":"65f0c2a4e1b2c3d4e5f6071a","processed_at":"2026-01-31T09:30:00Z"},
             "changes":[{"name":"waist","from":90,"to":88.25,"change":-1.75,"significant":false}]}
            """),
        new(typeof(ImportDto), """{"imported":12,"warnings":[{"line":4,"name":"waist","code":"below_usual_range","message":"48 cm is below the usual 55 to 145 cm. Please check the number and its unit."}]}"""),
        new(typeof(VocabularyDto), """
            {"items":[{"name":"biceps","definition":"Girth of the upper arm.","kind":"girth","unit":"cm","top_level":false,"warn":{"min":20,"max":52},"reject":{"min":14,"max":88.4},
             "noise_mm":4,"typical_women":{"min":26,"max":36},"typical_men":{"min":30,"max":42},"seamly":"L11","free_sewing":"biceps","is_judgement":false}],
             "custom_names":{"pattern":"^[a-z][a-z0-9_]{0,39}$","max_cm":300}}
            """),
    ];

    /// <summary>Lengths by name.</summary>
    public static void DescribeMeasurements(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = "Lengths by name, in the record's unit.";
        schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" };
    }
}
