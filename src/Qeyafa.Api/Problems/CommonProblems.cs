namespace Qeyafa.Api.Problems;

/// <summary>The failures that belong to no module.</summary>
internal static class CommonProblems
{
    public const string MalformedRequest = "malformed_request";
    public const string Unauthenticated = "unauthenticated";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string NotAcceptable = "not_acceptable";
    public const string RequestTimeout = "request_timeout";
    public const string SlowRequest = "slow_request";
    public const string ContentTooLarge = "content_too_large";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string RangeNotSatisfiable = "range_not_satisfiable";
    public const string InternalError = "internal_error";
    public const string TemporarilyUnavailable = "temporarily_unavailable";
    public const string TooManyRequests = "too_many_requests";
    public const string HeadersTooLarge = "headers_too_large";
    public const string UnknownHost = "unknown_host";
    public const string ConcurrentChange = "concurrent_change";
    public const string StaleVersion = "stale_version";
    public const string ValidationFailed = "validation_failed";
    public const string IdempotencyKeyReused = "idempotency_key_reused";
    public const string IdempotencyInFlight = "idempotency_in_flight";

    public static IReadOnlyList<ProblemEntry> All { get; } =
    [
        new(MalformedRequest, 400, "The request cannot be read",
            "The body is not the JSON that this endpoint expects, or a parameter or header has the wrong form: a wrong type, an unknown or repeated member, an id that is not 24 hexadecimal digits. "
            + "`errors` names each member by its JSON path. Correct the request; the same one will fail again."),
        new(UnknownHost, 400, "The host is not served here", "The Host header names a host that this server does not answer for. Use the address that your operator has given out."),
        new(Unauthenticated, 401, "Sign in first", "The request carries no access token, or one that is malformed, expired or revoked. Sign in or refresh, then send `Authorization: Bearer` with the new token."),
        new(Forbidden, 403, "Your account may not do this", "You are signed in, and your account lacks the role or the state that this needs."),
        new(NotFound, 404, "There is nothing here that you can reach",
            "The resource does not exist, or it belongs to somebody who does not share it with you. The two are never told apart. Check the path and the id."),
        new(MethodNotAllowed, 405, "The method is not allowed here", "The path exists and does not take this method. The `Allow` header lists those that it takes."),
        new(NotAcceptable, 406, "The answer has no form that you accept", "The `Accept` header excludes every media type in which this endpoint answers. Leave it out, or send `application/json`."),
        new(SlowRequest, 408, "The request came too slowly", "The request's body did not arrive in time. Send it again over a better connection."),
        new(ConcurrentChange, 409, "Another request changed the resource at the same time", "Two writers changed the same resource at once, and this one came second. Read the resource again and repeat the change."),
        new(IdempotencyInFlight, 409, "The same request is still being carried out", "A request with this `Idempotency-Key` is under way. Wait for `Retry-After` and send it again: you will get its answer."),
        new(StaleVersion, 412, "The resource has changed since you read it",
            "`If-Match` names a version that is no longer the current one. Read the resource again, look at what changed, and repeat the change with the new `ETag`."),
        new(ContentTooLarge, 413, "The request is too large", "The body is larger than this endpoint takes: 1 MiB, 64 KiB where credentials are sent, 10 MiB for pictures."),
        new(UnsupportedMediaType, 415, "The body has the wrong media type", "Send the body as `Content-Type: application/json`, in UTF-8 and not compressed."),
        new(RangeNotSatisfiable, 416, "The range begins after the end", "`Range` asks for bytes that the resource does not have; `Content-Range` tells how many it has."),
        new(ValidationFailed, 422, "The request breaks a rule", "The request was read, and one or more of its values are not allowed. `errors` lists every broken rule by the JSON path of its member."),
        new(IdempotencyKeyReused, 422, "The idempotency key was used for another request", "Within 24 hours an `Idempotency-Key` stands for one request. Use a new key for a new request."),
        new(TooManyRequests, 429, "Too many requests", "More requests came from this address or account than its limit allows. Wait for the seconds in `Retry-After`; `RateLimit-*` headers show what is left."),
        new(HeadersTooLarge, 431, "The request's headers are too large", "The headers together exceed 32 KiB. Send fewer or shorter ones."),
        new(InternalError, 500, "Something went wrong on our side", "The server met a fault that is not of your making. Report the `trace_id` to your operator; it leads to the log."),
        new(TemporarilyUnavailable, 503, "A part that is needed is away", "The database, or another part that the request needs, cannot be reached at the moment. Nothing was changed unless a later read shows it. Try again after `Retry-After`."),
        new(RequestTimeout, 503, "The request took too long", "The request exceeded its time limit and was given up. A change may or may not have been made: read before you repeat it, or repeat it with an `Idempotency-Key`."),
    ];
}
