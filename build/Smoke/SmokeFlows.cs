using Qeyafa.Build.Smoke.Flows;

namespace Qeyafa.Build.Smoke;

/// <summary>The flows by module, in the order in which they run: later ones use the people of the first. Erasing comes last, and is run even after an end in the middle.</summary>
internal static class SmokeFlows
{
    /// <summary>The modules that every run tries: they make the people of the others.</summary>
    public static IReadOnlyList<string> Foundation { get; } = ["operations", "auth"];

    /// <summary>The flows.</summary>
    public static IReadOnlyList<(string Module, Func<SmokeRun, Task> Flow)> All { get; } =
    [
        ("operations", OperationsFlow.RunAsync),
        ("auth", AuthFlow.RunAsync),
        ("codes", CodeFlow.RunAsync),
        ("sessions", SessionFlow.RunAsync),
        ("users", UserFlow.RunAsync),
        ("profile", ProfileFlow.RunAsync),
        ("measurements", MeasurementFlow.RunAsync),
        ("history", HistoryFlow.RunAsync),
        ("sharing", SharingFlow.RunAsync),
        ("wardrobe", WardrobeFlow.RunAsync),
        ("tryon", TryOnFlow.RunAsync),
        ("messages", MessageFlow.RunAsync),
        ("tasks", TaskFlow.RunAsync),
        ("admin", AdminFlow.RunAsync),
    ];
}
