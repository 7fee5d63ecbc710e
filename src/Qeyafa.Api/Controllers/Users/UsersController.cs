using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Users;

namespace Qeyafa.Api.Controllers.Users;

/// <summary>Accounts.</summary>
[Route("api/v1/users")]
[Tags("users")]
public sealed class UsersController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Replaces all that the caller says about themselves in their account.</summary>
    /// <remarks>A member that is left out is emptied. <c>If-Match</c> with the <c>ETag</c> of <c>GET /auth/me</c> guards against overwriting another change.</remarks>
    /// <param name="body">All that people say about themselves; what is left out is gone.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The account as it is now, with its new <c>ETag</c>.</response>
    /// <response code="400">The body cannot be read: a wrong type, an unknown member, a missing one.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">The account is suspended, switched off or not verified yet.</response>
    /// <response code="409">Another account has the username (<c>username_taken</c>), or another request changed the account at the same time.</response>
    /// <response code="412">The account has another version than <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("profile", Name = "Users_EditProfile")]
    [MayAnswer("username_taken", "account_suspended", "account_inactive", "concurrent_change")]
    [ProducesResponseType<UserDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<UserDto>> EditProfile([FromBody] EditProfileBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(
            new EditOwnProfile(body.Name, body.Bio, body.AvatarUrl, body.Address, body.Username, expected), cancellationToken));
}
