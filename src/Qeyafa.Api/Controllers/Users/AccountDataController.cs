using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Privacy;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Users;

/// <summary>What people may ask of the data held about them: to have all of it, and to have it erased.</summary>
[Route("api/v1/users")]
[Tags("users")]
public sealed class AccountDataController(IDispatcher dispatcher) : ApiController
{
    private const int ExportSeconds = 600;
    private const int EraseSeconds = 60;

    /// <summary>Answers everything held about a person as a ZIP of JSON files, however much it is.</summary>
    /// <remarks>
    /// <c>README.txt</c> says what each file holds: <c>account.json</c> and <c>profile.json</c> are single objects (<c>null</c> where there is none), the others
    /// lists. Hashes of passwords, codes and tokens are not part of it. The answer is streamed: its length is not known before its end, and where it is broken off
    /// the ZIP lacks its table of contents and cannot be opened. For the person, and for whoever has the right <c>users:delete</c>.
    /// </remarks>
    /// <param name="id">Whose data: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="200">The ZIP.</response>
    /// <response code="400">The id is not 24 hexadecimal digits.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="404">There is no such account, or it is not yours.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away.</response>
    [HttpGet("{id}/export", Name = "Users_Export")]
    [Answers(ArchiveAnswer.MediaType)]
    [TimeLimit(ExportSeconds)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, ArchiveAnswer.MediaType)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Export([FromRoute] EntityId id, CancellationToken cancellationToken)
    {
        var exported = await dispatcher.SendAsync(new ExportAccount(id), cancellationToken);
        return exported.IsSuccess ? new ArchiveAnswer(exported.Value) : Problem(exported.Error);
    }

    /// <summary>Erases an account with everything that is the person's. This cannot be undone.</summary>
    /// <remarks>
    /// Takes a sign-in of the last 5 minutes: otherwise sign in again first. From the answer on the account is gone: its sessions, its data and its identifiers,
    /// which may be registered anew. What an account has by the ten thousands is deleted in the background, and nobody reaches it meanwhile; about a minute later
    /// everything is gone through once more. The audit log keeps what happened, with a keyed hash in the place of the person. For the person, and for whoever has
    /// the right <c>users:delete</c> and all rights of the account; a superuser is erased by superusers only.
    /// </remarks>
    /// <param name="id">Which account: 24 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">The account is erased.</response>
    /// <response code="400">The id is not 24 hexadecimal digits.</response>
    /// <response code="401">No valid access token.</response>
    /// <response code="403">The sign-in is too long ago (<c>reauthentication_required</c>), the account is a superuser's (<c>superuser_protected</c>) or has rights that yours lacks (<c>beyond_your_rights</c>).</response>
    /// <response code="404">There is no such account, or it is not yours.</response>
    /// <response code="409">It is the last active superuser (<c>last_superuser</c>).</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database is away: either nothing was erased, or all of it; repeat the request to know.</response>
    [HttpDelete("{id}", Name = "Users_Erase")]
    [MayAnswer("forbidden", "superuser_protected", "beyond_your_rights", "reauthentication_required", "last_superuser", "concurrent_change")]
    [TimeLimit(EraseSeconds)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status403Forbidden)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Erase([FromRoute] EntityId id, CancellationToken cancellationToken) =>
        NoContent(await dispatcher.SendAsync(new EraseAccount(id), cancellationToken));
}
