using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Roles;

namespace Qeyafa.Api.Controllers.Roles;

/// <summary>Roles and the rights that they give.</summary>
[Route("api/v1/roles")]
[Tags("roles")]
public sealed class RolesController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Lists the roles by name.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The page, with a <c>Link</c> header to the next.</response>
    /// <response code="400">A parameter cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet(Name = "Roles_List")]
    [ProducesResponseType<PageBody<RoleDto>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<PageBody<RoleDto>>> List(PageQuery page, CancellationToken cancellationToken) =>
        List(await dispatcher.SendAsync(new ListRoles(page.ToRequest()), cancellationToken));

    /// <summary>Answers a role.</summary>
    /// <param name="name">The name of the role.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The role, with its <c>ETag</c>.</response>
    /// <response code="304">The role still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="400">The name cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such role.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{name}", Name = "Roles_Get")]
    [ProducesResponseType<RoleDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<RoleDto>> Get([FromRoute] string name, CancellationToken cancellationToken) =>
        Resource(await dispatcher.SendAsync(new GetRole(name), cancellationToken));

    /// <summary>Makes a role. Needs <c>roles:write</c>.</summary>
    /// <remarks>
    /// Nobody gives a role a right that they lack.
    /// </remarks>
    /// <param name="body">The role.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="201">The role is made.</response>
    /// <response code="400">The body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">Your account lacks <c>roles:write</c>, or a right that the role would give (<c>beyond_your_rights</c>).</response>
    /// <response code="409">There is a role with this name (<c>role_exists</c>).</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken: the name is no lower-case word, the description is too long, a permission is none.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPost(Name = "Roles_Define")]
    [MayAnswer("forbidden", "beyond_your_rights", "role_exists")]
    [IdempotentCreate]
    [ProducesResponseType<RoleDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<RoleDto>> Define([FromBody] DefineRoleBody body, CancellationToken cancellationToken) =>
        CreatedResource(
            await dispatcher.SendAsync(new DefineRole(body.Name, body.Description, body.Permissions), cancellationToken), role => $"/api/v1/roles/{role.Name}");

    /// <summary>Replaces what a role says and gives. Needs <c>roles:write</c>.</summary>
    /// <remarks>
    /// The role <c>admin</c> gives every right and keeps them. Whoever has the role has its new rights from the next request on.
    /// </remarks>
    /// <param name="name">The name of the role.</param>
    /// <param name="body">All that the role will say and give.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The role as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">The name or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">Your account lacks <c>roles:write</c>, or a right that the role gave or would give (<c>beyond_your_rights</c>).</response>
    /// <response code="404">There is no such role.</response>
    /// <response code="409">Another request changed the role at the same time.</response>
    /// <response code="412">The role has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">The description is too long, a permission is none, or <c>admin</c> would lose one.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{name}", Name = "Roles_Redefine")]
    [MayAnswer("forbidden", "beyond_your_rights", "concurrent_change")]
    [ProducesResponseType<RoleDto>(StatusCodes.Status200OK)]
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
    public async Task<ActionResult<RoleDto>> Redefine([FromRoute] string name, [FromBody] RedefineRoleBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new RedefineRole(name, body.Description, body.Permissions, expected), cancellationToken));

    /// <summary>Deletes a role that no account has. Needs <c>roles:write</c>.</summary>
    /// <param name="name">The name of the role.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The role is deleted.</response>
    /// <response code="400">The name cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">Your account lacks <c>roles:write</c>, or a right that the role gives (<c>beyond_your_rights</c>).</response>
    /// <response code="404">There is no such role.</response>
    /// <response code="409">Accounts have the role (<c>role_in_use</c>), every installation has it (<c>role_seeded</c>), or another request changed it at the same time.</response>
    /// <response code="412">The role has another version than <c>If-Match</c> names.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpDelete("{name}", Name = "Roles_Delete")]
    [MayAnswer("forbidden", "beyond_your_rights", "role_in_use", "role_seeded", "concurrent_change")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Delete([FromRoute] string name, ExpectedVersion expected, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new DeleteRole(name, expected), cancellationToken));
}
