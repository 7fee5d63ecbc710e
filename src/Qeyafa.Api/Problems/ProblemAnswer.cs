using Microsoft.AspNetCore.Mvc;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Problems;

/// <summary>An action's answer where its request has failed.</summary>
internal sealed class ProblemAnswer(Error error) : ActionResult
{
    /// <summary>The failure.</summary>
    public Error Error { get; } = error;

    public override Task ExecuteResultAsync(ActionContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<ProblemWriter>().WriteAsync(context.HttpContext, Error);
}
