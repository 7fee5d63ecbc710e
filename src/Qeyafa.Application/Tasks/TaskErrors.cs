using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Tasks;

/// <summary>The failures of tasks.</summary>
internal static class TaskErrors
{
    public static Error NotYours { get; } = new(ErrorKind.Forbidden, "task_not_yours", "You were given this task: you may complete and reopen it. Only whose task it is changes or deletes it.");

    /// <summary>The same for whoever is not there and whoever may not be given it, so that it tells nothing of an account.</summary>
    public static Error NobodyToGive { get; } = Error.Rule("assigned_to", "must be somebody with whom the task's owner shares something now, and who may receive shares.");
}
