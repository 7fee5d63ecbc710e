namespace Qeyafa.Api.Problems;

/// <summary>
/// Catches what the layers inside throw. It is apart from the envelope because the framework puts its own page for developers between the two,
/// which would show an exception's text.
/// </summary>
internal sealed class FaultMiddleware(RequestDelegate next, FailureBoundary failures)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception)
        {
            await failures.AnswerAsync(context, exception);
        }
    }
}
