namespace Qeyafa.Client;

/// <summary>A failure that the server explains (RFC 9457). Compare <see cref="Code"/>; show <see cref="Exception.Message"/> to developers only.</summary>
public sealed class QeyafaProblemException : QeyafaApiException
{
    private QeyafaProblemException(Problem problem, string response, IReadOnlyDictionary<string, IEnumerable<string>> headers)
        : base($"{problem.Code}: {problem.Detail}", problem.Status, response, headers, inner: null) => Problem = problem;

    /// <summary>All that the server said.</summary>
    public Problem Problem { get; }

    /// <summary>The stable word for this kind of failure, such as <c>email_taken</c>; the operation's documentation lists those that it answers.</summary>
    public string Code => Problem.Code;

    /// <summary>Leads the server's operator to the log.</summary>
    public string TraceId => Problem.TraceId;

    /// <summary>What is wrong with each member, by its JSON path; empty where no member is to blame.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors => Problem.Errors ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Reads the failure from an answer; one that is no problem document (a proxy's page) becomes a <see cref="QeyafaApiException"/>.</summary>
    internal static async Task<QeyafaApiException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var headers = AnswerCapture.HeadersOf(response);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return new QeyafaApiException("The server did not explain its answer.", (int)response.StatusCode, text, headers, inner: null);
        }

        try
        {
            var problem = System.Text.Json.JsonSerializer.Deserialize(text, QeyafaJsonContext.Default.Problem)!;
            return new QeyafaProblemException(problem, text, headers);
        }
        catch (System.Text.Json.JsonException error)
        {
            return new QeyafaApiException("The server's problem document cannot be read.", (int)response.StatusCode, text, headers, error);
        }
    }
}
