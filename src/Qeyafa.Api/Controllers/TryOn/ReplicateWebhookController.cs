using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.TryOn.Webhooks;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>Where Replicate says that a prediction has moved on. It is no endpoint for clients.</summary>
[Route("api/v1/tryon/webhooks/replicate")]
[Tags("tryon")]
[AllowAnonymous]
public sealed class ReplicateWebhookController(IDispatcher dispatcher) : ApiController
{
    private const int MostBodyBytes = 1024 * 1024;

    /// <summary>Takes a webhook of Replicate's.</summary>
    /// <remarks>
    /// Signed by Standard Webhooks in the headers <c>webhook-id</c>, <c>webhook-timestamp</c> and <c>webhook-signature</c>; the body is a prediction.
    /// All that a call does is to have the prediction looked at now. Where Replicate is not set up for callbacks, every call is answered 404.
    /// </remarks>
    /// <param name="job">The mark that the prediction was created with.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <response code="204">Taken, or taken before.</response>
    /// <response code="400">A header, the mark or the body cannot be read.</response>
    /// <response code="401">The signature is not this call's, or its time is more than 300 s from now.</response>
    /// <response code="404">Replicate is not set up for callbacks here.</response>
    /// <response code="413">The body is larger than 1 MiB.</response>
    /// <response code="429">Too many requests.</response>
    /// <response code="503">The database, or the key of the signatures, cannot be had at the moment.</response>
    [HttpPost("", Name = "TryOn_ReplicateWebhook")]
    [MayAnswer("webhook_not_signed")]
    [RequestSizeLimit(MostBodyBytes)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    [ProducesResponseType(StatusCodes.Status413PayloadTooLarge)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult> Receive([FromQuery] string? job, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await Request.Body.CopyToAsync(body, cancellationToken);
        var webhook = new SignedWebhook(
            Request.Headers["webhook-id"], Request.Headers["webhook-timestamp"], Request.Headers["webhook-signature"], body.GetBuffer().AsMemory(0, (int)body.Length), job);
        return NoContent(await dispatcher.SendAsync(new ReceiveTryOnWebhook(webhook), cancellationToken));
    }
}
