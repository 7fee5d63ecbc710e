namespace Qeyafa.Api.Http;

/// <summary>Answers <c>HEAD</c> wherever there is a <c>GET</c>: it is routed as one, and the server sends the headers without the body.</summary>
internal static class HeadMiddleware
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
