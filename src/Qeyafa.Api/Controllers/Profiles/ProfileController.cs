using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Profiles;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Profiles;

/// <summary>People's profiles.</summary>
[Route("api/v1/profile")]
[Tags("profile")]
public sealed class ProfileController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Answers a person's profile.</summary>
    /// <param name="userId">Whose profile: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The profile, with its <c>ETag</c>.</response>
    /// <response code="304">The profile still has the version that <c>If-None-Match</c> names.</response>
    /// <response code="400">The id is no id.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The person has no profile yet, or it is not yours to read.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{userId}", Name = "Profiles_Get")]
    [ProducesResponseType<ProfileDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<ProfileDto>> Get([FromRoute] EntityId userId, CancellationToken cancellationToken) =>
        Resource(await dispatcher.SendAsync(new GetProfile(userId), cancellationToken));

    /// <summary>Replaces a person's profile, or makes the first one.</summary>
    /// <remarks>
    /// A member that is left out is emptied. With <c>If-Match</c> the stored profile must exist and have that version; without it the last writer wins.
    /// </remarks>
    /// <param name="userId">Whose profile: 24 hexadecimal digits.</param>
    /// <param name="body">All that the profile will say.</param>
    /// <param name="expected">From <c>If-Match</c>.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The profile as it is now, with its new <c>ETag</c>.</response>
    /// <response code="201">The person's first profile is made.</response>
    /// <response code="400">The id is no id, or the body cannot be read.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">The profile is not yours to change.</response>
    /// <response code="409">Another request changed the profile at the same time.</response>
    /// <response code="412">There is no profile of a version that <c>If-Match</c> names.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="415">The body is not JSON.</response>
    /// <response code="422">A rule is broken; <c>errors</c> names it by member.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpPut("{userId}", Name = "Profiles_Put")]
    [ProducesResponseType<ProfileDto>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProfileDto>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status412PreconditionFailed)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status415UnsupportedMediaType)]
    [ProducesResponseType(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<ProfileDto>> Put([FromRoute] EntityId userId, [FromBody] ProfileBody body, ExpectedVersion expected, CancellationToken cancellationToken) =>
        StoredResource(await dispatcher.SendAsync(new PutProfile(userId, body.DateOfBirth, body.Gender, body.Preferences, expected), cancellationToken));
}
