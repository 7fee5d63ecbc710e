using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Controllers.Tasks;

/// <summary>The failures of tasks.</summary>
internal static class TaskProblems
{
    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new("task_not_yours", 403, "The task is somebody else's", "You were given this task: you may read, complete and reopen it. Only whose task it is changes or deletes it."),
    ];
}
