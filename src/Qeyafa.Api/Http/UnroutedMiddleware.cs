namespace Qeyafa.Api.Http;

/// <summary>
/// Answers what no endpoint takes (404) or not in this form (405, 415) before authorisation, which would ask even for these that the client sign in.
/// </summary>
internal static class UnroutedMiddleware
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        switch (context.GetEndpoint())
        {
            case null:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            case RouteEndpoint:
                return next(context);
            case var rejection:
                return rejection.RequestDelegate!(context);
        }
    }
}
