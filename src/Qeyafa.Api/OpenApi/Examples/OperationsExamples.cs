using Qeyafa.Api.Controllers.Operations;

namespace Qeyafa.Api.OpenApi.Examples;

/// <summary>Examples of what the operations' endpoints answer.</summary>
internal static class OperationsExamples
{
    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(HealthDto), """{"status":"healthy","checks":[{"name":"database","status":"healthy","detail":null,"duration_ms":0.8}]}"""),
    ];
}
