using System.Text.Json.Serialization;
using Qeyafa.Api.Json;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Tasks;

/// <summary>A new task.</summary>
/// <param name="Title">What has to be done; 1 to 200 characters.</param>
/// <param name="Description">More about it; at most 10,000 characters, line breaks allowed.</param>
/// <param name="IsCompleted">Whether it is done already; false where left out.</param>
/// <param name="AssignedTo">The id of who is given it: somebody with whom you share something now, and who may receive shares.</param>
public sealed record NewTaskBody(
    string Title, [property: JsonConverter(typeof(MultilineTextConverter))] string? Description = null, bool IsCompleted = false, EntityId? AssignedTo = null);

/// <summary>All that a task says: a description that is left out is gone, and nobody has the task where <c>assigned_to</c> is left out.</summary>
/// <param name="Title">What has to be done; 1 to 200 characters.</param>
/// <param name="Description">More about it; at most 10,000 characters, line breaks allowed.</param>
/// <param name="IsCompleted">Whether it is done; as it is where left out.</param>
/// <param name="AssignedTo">The id of who is given it: somebody with whom you share something now, and who may receive shares.</param>
public sealed record TaskBody(
    string Title, [property: JsonConverter(typeof(MultilineTextConverter))] string? Description = null, bool? IsCompleted = null, EntityId? AssignedTo = null);

/// <summary>What is to change of a task: at least one member; one that is left out stays as it is.</summary>
/// <param name="Title">What has to be done; 1 to 200 characters.</param>
/// <param name="Description">More about it; at most 10,000 characters, line breaks allowed; empty for nothing.</param>
/// <param name="IsCompleted">Whether it is done.</param>
/// <param name="AssignedTo">The id of who is given it. To take it from somebody, replace the task without this member.</param>
public sealed record ChangeTaskBody(
    string? Title = null, [property: JsonConverter(typeof(MultilineTextConverter))] string? Description = null, bool? IsCompleted = null, EntityId? AssignedTo = null);

/// <summary>The tasks that are to be completed.</summary>
/// <param name="Ids">Their ids, 1 to 100.</param>
public sealed record CompleteTasksBody(IReadOnlyList<EntityId> Ids);
