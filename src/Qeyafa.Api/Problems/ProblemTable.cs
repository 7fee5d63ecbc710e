using System.Collections.Frozen;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Problems;

/// <summary>The one table from an error's code to what the API answers.</summary>
internal sealed class ProblemTable
{
    private readonly FrozenDictionary<string, ProblemEntry> _byCode;

    /// <summary>Makes the table of every module's entries.</summary>
    /// <exception cref="ArgumentException">A code stands twice.</exception>
    public ProblemTable(IEnumerable<ProblemEntry> entries)
    {
        Entries = [.. entries.OrderBy(entry => entry.Status).ThenBy(entry => entry.Code, StringComparer.Ordinal)];
        var byCode = new Dictionary<string, ProblemEntry>(StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            byCode.Add(entry.Code, entry);
        }

        _byCode = byCode.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Every entry, by status and code.</summary>
    public IReadOnlyList<ProblemEntry> Entries { get; }

    /// <summary>The entry of a code, or null.</summary>
    public ProblemEntry? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The entry of an error; a code without one (which a test refuses) takes the status of its kind.</summary>
    public ProblemEntry Of(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Find(error.Code) ?? new ProblemEntry(error.Code, StatusOf(error.Kind), _byCode[CodeOf(StatusOf(error.Kind))].Title, error.Detail);
    }

    /// <summary>The HTTP status of a kind of error.</summary>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Malformed => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ErrorKind.RuleBroken => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The general code of a status that was answered without an error of its own.</summary>
    public static string CodeOf(int status) => status switch
    {
        400 => CommonProblems.MalformedRequest,
        401 => CommonProblems.Unauthenticated,
        403 => CommonProblems.Forbidden,
        404 => CommonProblems.NotFound,
        405 => CommonProblems.MethodNotAllowed,
        406 => CommonProblems.NotAcceptable,
        408 => CommonProblems.SlowRequest,
        409 => CommonProblems.ConcurrentChange,
        412 => "stale_version",
        413 => CommonProblems.ContentTooLarge,
        415 => CommonProblems.UnsupportedMediaType,
        416 => CommonProblems.RangeNotSatisfiable,
        422 => "validation_failed",
        429 => CommonProblems.TooManyRequests,
        431 => CommonProblems.HeadersTooLarge,
        503 => CommonProblems.TemporarilyUnavailable,
        < 500 => CommonProblems.MalformedRequest,
        _ => CommonProblems.InternalError,
    };
}
