using Microsoft.AspNetCore.Mvc;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Problems;

/// <summary>Turns what the binders refused into one problem.</summary>
internal static class BindingFailures
{
    /// <summary>The answer of an action whose arguments could not be bound.</summary>
    public static IActionResult Answer(ActionContext context)
    {
        if (context.HttpContext.GetFailure() is { } failure)
        {
            return new ProblemAnswer(failure);
        }

        var refused = context.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => new KeyValuePair<string, string>(entry.Key, error.Exception is null && error.ErrorMessage.Length > 0 ? error.ErrorMessage : "cannot be read.")));
        return new ProblemAnswer(Error.Malformed(refused));
    }
}
