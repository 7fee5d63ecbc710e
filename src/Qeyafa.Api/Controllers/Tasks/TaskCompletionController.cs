using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Tasks;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Tasks;

/// <summary>The completion of tasks, for whose they are and for who was given them.</summary>
[Route("api/v1/users/{userId}/tasks")]
[Tags("tasks")]
public sealed class TaskCompletionController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Completes a task.</summary>
    /// <remarks>
    /// Whose it is and who was given it may do it. A task that is done already stays as it is.
    /// </remarks>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="id">The task's id: 24 hexadecimal digits.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The task as it is now, with its <c>ETag</c>.</response>
    /// <response code="400">An id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such task, or it is not yours to see.</response>
    /// <response code="412">The task has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPatch("{id}/complete", Name = "Tasks_Complete")]
    [ProducesResponseType<TaskDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TaskDto>> Complete([FromRoute] EntityId userId, [FromRoute] EntityId id, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new CompleteTask(userId, id, IsCompleted: true, expected), cancellationToken));

    /// <summary>Reopens a task.</summary>
    /// <remarks>
    /// Whose it is and who was given it may do it. A task that is open already stays as it is.
    /// </remarks>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="id">The task's id: 24 hexadecimal digits.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The task as it is now, with its <c>ETag</c>.</response>
    /// <response code="400">An id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such task, or it is not yours to see.</response>
    /// <response code="412">The task has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPatch("{id}/reopen", Name = "Tasks_Reopen")]
    [ProducesResponseType<TaskDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TaskDto>> Reopen([FromRoute] EntityId userId, [FromRoute] EntityId id, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new CompleteTask(userId, id, IsCompleted: false, expected), cancellationToken));

    /// <summary>Completes several tasks.</summary>
    /// <remarks>
    /// Each is done whole or not at all, and the answer says of each id what came of it. Sending it again changes nothing more.
    /// </remarks>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="body">The ids, 1 to 100.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">Which tasks are done now, and which are not there or not yours to complete.</response>
    /// <response code="400">An id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The tasks are not yours to change.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("complete", Name = "Tasks_CompleteMany")]
    [ProducesResponseType<CompletedTasksDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<CompletedTasksDto>> CompleteMany([FromRoute] EntityId userId, [FromBody] CompleteTasksBody body, CancellationToken cancellationToken) =>
        Answer(await dispatcher.SendAsync(new CompleteTasks(userId, body.Ids), cancellationToken));
}
