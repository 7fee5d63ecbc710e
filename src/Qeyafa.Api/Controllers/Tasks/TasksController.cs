using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Tasks;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Api.Controllers.Tasks;

/// <summary>What a person has to do, or has given somebody to do.</summary>
[Route("api/v1/users/{userId}/tasks")]
[Tags("tasks")]
public sealed class TasksController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Lists the tasks that a person sees.</summary>
    /// <remarks>
    /// Their own, and those that others have given them: the latter while their owner shares anything with the person and the account may receive shares.
    /// </remarks>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="page">Which page.</param>
    /// <param name="isCompleted">Only those that are done, or are not; both where left out.</param>
    /// <param name="q">With a word in the title that begins with each word of this text; at most 100 characters, one of them a letter or digit.</param>
    /// <param name="sort">By when they were made: <c>newest</c> (the default) or <c>oldest</c> first.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read: an id that is no id, a cursor that is not of tasks, a skip or limit out of range.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The tasks are not yours to see.</response>
    /// <response code="422"><c>q</c> has no letter or digit, or is too long.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("", Name = "Tasks_List")]
    [ProducesResponseType<PageBody<TaskDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<TaskDto>>> List(
        [FromRoute] EntityId userId,
        PageQuery page,
        [FromQuery] bool? isCompleted,
        [FromQuery] string? q,
        [FromQuery] WorkItemOrder sort = WorkItemOrder.Newest,
        CancellationToken cancellationToken = default) =>
        List(await dispatcher.SendAsync(new ListTasks(userId, page.ToRequest(), new WorkItemFilter(isCompleted, q), sort), cancellationToken));

    /// <summary>Makes a task.</summary>
    /// <remarks>
    /// With <c>assigned_to</c> it is given to somebody, who is told unless their preference <c>notify_tasks</c> is false: they see it among their own tasks, and may complete and reopen it.
    /// </remarks>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="body">The task.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="201">The task as it is stored, with its <c>Location</c> and <c>ETag</c>.</response>
    /// <response code="400">An id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The tasks are not yours to change.</response>
    /// <response code="409">The same request is still being carried out.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost("", Name = "Tasks_Create")]
    [MayAnswer("concurrent_change")]
    [IdempotentCreate]
    [ProducesResponseType<TaskDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TaskDto>> Create([FromRoute] EntityId userId, [FromBody] NewTaskBody body, CancellationToken cancellationToken) =>
        CreatedResource(
            await dispatcher.SendAsync(new CreateTask(userId, body.Title, body.Description, body.IsCompleted, body.AssignedTo), cancellationToken),
            created => $"/api/v1/users/{userId}/tasks/{created.Id}");

    /// <summary>Answers one task.</summary>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="id">The task's id: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The task, with its <c>ETag</c>.</response>
    /// <response code="304">The task still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="400">An id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such task, or it is not yours to see.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{id}", Name = "Tasks_Get")]
    [ProducesResponseType<TaskDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TaskDto>> Get([FromRoute] EntityId userId, [FromRoute] EntityId id, CancellationToken cancellationToken) =>
        Resource(await dispatcher.SendAsync(new GetTask(userId, id), cancellationToken));

    /// <summary>Replaces all that a task says.</summary>
    /// <remarks>
    /// A description that is left out is gone, and nobody has the task where <c>assigned_to</c> is left out; <c>is_completed</c> stays as it is.
    /// </remarks>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="id">The task's id: 24 hexadecimal digits.</param>
    /// <param name="body">All that the task will say.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The task as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">An id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">The task is one that was given to you: its owner changes and deletes it.</response>
    /// <response code="404">There is no such task, or it is not yours to see.</response>
    /// <response code="409">Another request changed the task at the same time.</response>
    /// <response code="412">The task has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{id}", Name = "Tasks_Replace")]
    [MayAnswer("task_not_yours")]
    [ProducesResponseType<TaskDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TaskDto>> Replace([FromRoute] EntityId userId, [FromRoute] EntityId id, [FromBody] TaskBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new ReplaceTask(userId, id, body.Title, body.Description, body.IsCompleted, body.AssignedTo, expected), cancellationToken));

    /// <summary>Changes what is given of a task.</summary>
    /// <remarks>
    /// Members that are left out stay as they are; at least one is given.
    /// </remarks>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="id">The task's id: 24 hexadecimal digits.</param>
    /// <param name="body">What is to change.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The task as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">An id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">The task is one that was given to you: its owner changes and deletes it.</response>
    /// <response code="404">There is no such task, or it is not yours to see.</response>
    /// <response code="409">Another request changed the task at the same time.</response>
    /// <response code="412">The task has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPatch("{id}", Name = "Tasks_Change")]
    [MayAnswer("task_not_yours")]
    [ProducesResponseType<TaskDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<TaskDto>> Change([FromRoute] EntityId userId, [FromRoute] EntityId id, [FromBody] ChangeTaskBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new ChangeTask(userId, id, body.Title, body.Description, body.IsCompleted, body.AssignedTo, expected), cancellationToken));

    /// <summary>Deletes a task.</summary>
    /// <param name="userId">Whose tasks: 24 hexadecimal digits.</param>
    /// <param name="id">The task's id: 24 hexadecimal digits.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The task is gone.</response>
    /// <response code="400">An id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">The task is one that was given to you: its owner changes and deletes it.</response>
    /// <response code="404">There is no such task, or it is not yours to see.</response>
    /// <response code="412">The task has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{id}", Name = "Tasks_Delete")]
    [MayAnswer("task_not_yours")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Delete([FromRoute] EntityId userId, [FromRoute] EntityId id, ExpectedVersion expected, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new DeleteTask(userId, id, expected), cancellationToken));
}
