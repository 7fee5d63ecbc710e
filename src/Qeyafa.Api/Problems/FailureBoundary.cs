using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Primitives;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Problems;

/// <summary>Where failures that no action answered become problems: exceptions, and statuses without a body.</summary>
internal sealed partial class FailureBoundary(ProblemWriter problems, IEnumerable<IOutageClassifier> outages, ILogger<FailureBoundary> logger)
{
    /// <summary>nginx's word for a client that went away before its answer: it never leaves this process.</summary>
    private const int ClientClosedRequest = 499;

    private static readonly Error UnknownHost = new(ErrorKind.Malformed, CommonProblems.UnknownHost, "This server does not answer for the host that the request names.");

    private readonly IOutageClassifier[] _outages = [.. outages];

    /// <summary>Gives a bare status its problem.</summary>
    /// <param name="context">The request.</param>
    /// <param name="method">The method as the client sent it.</param>
    public Task CompleteAsync(HttpContext context, string method)
    {
        var response = context.Response;
        if (response.HasStarted || response.ContentType is not null || response.ContentLength is not null)
        {
            return Task.CompletedTask;
        }

        if (context.GetFailure() is { } failure)
        {
            return problems.WriteAsync(context, failure);
        }

        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = WithHeadAndOptions(response.Headers.Allow);
            if (HttpMethods.IsOptions(method))
            {
                response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }
        }

        return response.StatusCode == StatusCodes.Status400BadRequest && context.GetEndpoint() is null
            ? problems.WriteAsync(context, UnknownHost)
            : problems.WriteAsync(context, response.StatusCode);
    }

    /// <summary>Answers an exception.</summary>
    public Task AnswerAsync(HttpContext context, Exception exception)
    {
        if (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = ClientClosedRequest;
            }

            return Task.CompletedTask;
        }

        var (status, error) = Classify(exception);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            if (error is null)
            {
                LogFault(exception);
            }
            else
            {
                LogOutage(exception.GetType().Name, exception.Message);
            }
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        ForgetAnswer(context.Response);
        return error is null ? problems.WriteAsync(context, status) : problems.WriteAsync(context, error);
    }

    private (int Status, Error? Error) Classify(Exception exception)
    {
        if (exception is BadHttpRequestException bad)
        {
            return (bad.StatusCode, null);
        }

        var wait = (exception as DependencyUnavailableException)?.RetryAfter;
        for (var index = 0; wait is null && index < _outages.Length; index++)
        {
            wait = _outages[index].RetryAfter(exception);
        }

        return wait is { } retryAfter
            ? (StatusCodes.Status503ServiceUnavailable, new Error(ErrorKind.Unavailable, CommonProblems.TemporarilyUnavailable, "A part that this needs cannot be reached at the moment. Try again soon.") { RetryAfter = retryAfter })
            : (StatusCodes.Status500InternalServerError, null);
    }

    private static void ForgetAnswer(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ETag = headers.Location = headers.Link = headers.LastModified = headers.ContentDisposition = headers.ContentEncoding = StringValues.Empty;
        response.ContentLength = null;
    }

    private static string WithHeadAndOptions(StringValues allow)
    {
        var methods = string.Join(", ", allow.ToArray());
        return methods.Contains("GET", StringComparison.Ordinal) ? methods + ", HEAD, OPTIONS" : methods + ", OPTIONS";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request met a fault")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A part that a request needed is away: {Exception}: {Reason}")]
    private partial void LogOutage(string exception, string reason);
}
