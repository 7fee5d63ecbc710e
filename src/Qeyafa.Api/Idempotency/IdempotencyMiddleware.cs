using Microsoft.Extensions.Primitives;
using Qeyafa.Api.Http;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Idempotency;

/// <summary>
/// Carries a creating request with an <c>Idempotency-Key</c> out once, and answers every repetition as the first time.
/// A success is kept; a failure on our side frees the key for another try with the same reserved id; a refusal (4xx) created nothing and is forgotten,
/// except where an earlier try may have got through: its id stays reserved, so that a later try cannot create a second time.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, ProblemWriter problems)
{
    public const string Header = "Idempotency-Key";

    private const int MaxKeyLength = 128;

    private static readonly TimeSpan BookkeepingLimit = TimeSpan.FromSeconds(5);

    private static readonly Error DifferentRequest = new(ErrorKind.RuleBroken, CommonProblems.IdempotencyKeyReused, "This Idempotency-Key was used with another request body.");

    public Task InvokeAsync(HttpContext context) =>
        EndpointTraits.Of(context) is { IsIdempotentCreate: true } && context.Request.Headers.TryGetValue(Header, out var key) ? OnceAsync(context, key) : next(context);

    private async Task OnceAsync(HttpContext context, StringValues header)
    {
        if (header.Count != 1 || header[0] is not { Length: > 0 and <= MaxKeyLength } key || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            await problems.WriteAsync(context, Error.Malformed(Header, "must be 1 to 128 visible ASCII characters."));
            return;
        }

        var request = context.Request;
        var body = await KeptBody.ReadAsync(context, context.RequestAborted);
        request.Body = body.Content;
        var scope = $"{Callers.Find(context.User)?.ToString() ?? "anonymous"}\n{request.Method}\n{request.Path}{request.QueryString}";
        var claim = new IdempotencyClaim(scope, key, body.Fingerprint);
        var store = context.RequestServices.GetRequiredService<IIdempotencyStore>();
        switch (await store.ClaimAsync(claim, context.RequestAborted))
        {
            case IdempotencyOutcome.Fresh fresh:
                await CarryOutAsync(context, store, claim, fresh);
                break;
            case IdempotencyOutcome.Replay replay:
                await ReplayAsync(context, replay.Answer);
                break;
            case IdempotencyOutcome.InFlight inFlight:
                await problems.WriteAsync(context, new Error(ErrorKind.Conflict, CommonProblems.IdempotencyInFlight, "The same request is still being carried out.") { RetryAfter = inFlight.RetryAfter });
                break;
            default:
                await problems.WriteAsync(context, DifferentRequest);
                break;
        }
    }

    private async Task CarryOutAsync(HttpContext context, IIdempotencyStore store, IdempotencyClaim claim, IdempotencyOutcome.Fresh fresh)
    {
        context.RequestServices.GetRequiredService<ReservedId>().Take(fresh);
        var response = context.Response;
        var sent = response.Body;
        using var kept = new MemoryStream();
        response.Body = kept;
        var finished = false;
        try
        {
            await next(context);
            finished = true;
        }
        finally
        {
            response.Body = sent;
            if (!finished)
            {
                await SettleAsync(cancellation => store.AbandonAsync(claim, fresh, cancellation));
            }
        }

        var body = kept.ToArray();
        await SettleAsync(cancellation => response.StatusCode switch
        {
            < 400 => store.CompleteAsync(claim, fresh, new StoredAnswer(response.StatusCode, response.ContentType, Text(response.Headers.Location), Text(response.Headers.ETag), body), cancellation),
            < 500 when !fresh.Repeated => store.ForgetAsync(claim, fresh, cancellation),
            _ => store.AbandonAsync(claim, fresh, cancellation),
        });
        await SendAsync(context, body);
    }

    private static Task ReplayAsync(HttpContext context, StoredAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.Location = answer.Location;
        response.Headers.ETag = answer.EntityTag;
        return SendAsync(context, answer.Body);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (body.Length > 0)
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>The outcome is recorded even when the client has gone, but not for ever.</summary>
    private static async Task SettleAsync(Func<CancellationToken, Task> settle)
    {
        using var limit = new CancellationTokenSource(BookkeepingLimit);
        await settle(limit.Token);
    }

    private static string? Text(StringValues header) => header.Count == 0 ? null : header.ToString();
}
