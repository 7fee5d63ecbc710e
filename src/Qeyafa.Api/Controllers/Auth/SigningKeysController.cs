using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth.Sessions;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>The keys that access tokens are checked with.</summary>
[Route(".well-known/jwks.json")]
[Tags("auth")]
[AllowAnonymous]
public sealed class SigningKeysController(IDispatcher dispatcher) : ApiController
{
    /// <summary>Answers the public keys that access tokens are checked with, as a JWK set.</summary>
    /// <remarks>A key is here 24 hours before its first token and until its last token has ended, so the answer may be kept for the time that its <c>Cache-Control</c> says.</remarks>
    /// <response code="200">The keys (RFC 7517).</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away, and the keys have not been read yet.</response>
    [HttpGet("", Name = "SigningKeys_List")]
    [ProducesResponseType<SigningKeysDto>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<SigningKeysDto>> List(CancellationToken cancellationToken)
    {
        var keys = await dispatcher.SendAsync(new GetSigningKeys(), cancellationToken);
        Response.Headers.CacheControl = "public, max-age=600";
        return Answer(keys);
    }
}
