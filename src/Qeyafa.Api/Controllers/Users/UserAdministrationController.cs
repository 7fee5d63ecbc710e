using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Api.Controllers.Users;

/// <summary>Accounts as administrators see and change them, and as their owners see them.</summary>
[Route("api/v1/users")]
[Tags("users")]
public sealed class UserAdministrationController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Answers an account: one's own, or, with <c>users:read</c>, anybody's.</summary>
    /// <param name="id">Whose account: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The account, with its <c>ETag</c>.</response>
    /// <response code="304">The account still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such account, or it is not yours to see.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{id}", Name = "Users_Get")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<UserDto>> Get([FromRoute] EntityId id, CancellationToken cancellationToken) =>
        Resource(await dispatcher.SendAsync(new GetUser(id), cancellationToken));

    /// <summary>Lists accounts, newest first. Needs <c>users:read</c>.</summary>
    /// <remarks>
    /// A search finds the accounts of which the email address, the username, the telephone number, the name or a later word of the name begins with the text, whatever its case.
    /// Of more than 10,000 such accounts only the first in the order of the text are looked at: a longer text finds the others. Without filters <c>total</c> is the count that the database keeps.
    /// </remarks>
    /// <param name="page">Which page.</param>
    /// <param name="q">How what is searched for begins; 1 to 100 characters, every one of which stands for itself.</param>
    /// <param name="role">The name of a role that they have.</param>
    /// <param name="status">The status that they have.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">Your account lacks <c>users:read</c>.</response>
    /// <response code="422">The text is empty or too long, or the role is no name of a role.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet(Name = "Users_List")]
    [ProducesResponseType<PageBody<UserDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<UserDto>>> List(
        PageQuery page, [FromQuery] string? q, [FromQuery] string? role, [FromQuery] UserStatus? status, CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new ListUsers(page.ToRequest(), new UserFilter(q, role, status)), cancellationToken));

    /// <summary>Changes the status of an account, or whether it is a superuser. Needs <c>users:write</c>.</summary>
    /// <remarks>
    /// Any status but <c>active</c> ends the sessions of the account at once. Nobody changes the status of their own account, nobody but a superuser touches a superuser or makes one,
    /// nobody touches an account with rights that they lack, and the last active superuser stays.
    /// </remarks>
    /// <param name="id">Whose account: 24 hexadecimal digits.</param>
    /// <param name="body">What changes.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The account as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">The id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">Your account lacks <c>users:write</c>, or the account is a superuser's (<c>superuser_protected</c>) or has rights that yours lacks (<c>beyond_your_rights</c>).</response>
    /// <response code="404">There is no such account.</response>
    /// <response code="409">The status is your own account's (<c>own_account</c>), this is the last active superuser (<c>last_superuser</c>), or another request changed the account at the same time.</response>
    /// <response code="412">The account has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">Nothing is to change, or the status is <c>pending</c>, which only new accounts have.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPatch("{id}", Name = "Users_Change")]
    [MayAnswer("forbidden", "superuser_protected", "beyond_your_rights", "own_account", "last_superuser", "concurrent_change")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK)]
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
    public async Task<ActionResult<UserDto>> Change([FromRoute] EntityId id, [FromBody] ChangeUserBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new ChangeUser(id, body.Status, body.IsSuperuser, expected), cancellationToken));

    /// <summary>Replaces the roles of an account. Needs <c>users:write</c>.</summary>
    /// <remarks>
    /// They count from the next request on. Nobody gives or takes a role with a right that they lack.
    /// </remarks>
    /// <param name="id">Whose account: 24 hexadecimal digits.</param>
    /// <param name="body">All the roles that the account will have.</param>
    /// <param name="expected">From <c>If-Match</c>, with the <c>ETag</c> of the account.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The account as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">The id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">Your account lacks <c>users:write</c>, the account is a superuser's (<c>superuser_protected</c>), or a right is concerned that yours lacks (<c>beyond_your_rights</c>).</response>
    /// <response code="404">There is no such account.</response>
    /// <response code="409">Another request changed the account at the same time.</response>
    /// <response code="412">The account has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">There is no such role, or there are too many.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{id}/roles", Name = "Users_ReplaceRoles")]
    [MayAnswer("forbidden", "superuser_protected", "beyond_your_rights", "concurrent_change")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK)]
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
    public async Task<ActionResult<UserDto>> ReplaceRoles([FromRoute] EntityId id, [FromBody] UserRolesBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new ReplaceUserRoles(id, body.Roles, expected), cancellationToken));
}
