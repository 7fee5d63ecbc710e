using System.Net.Http.Headers;

namespace Qeyafa.Client;

/// <summary>The server answered in a way that the operation does not describe.</summary>
public class QeyafaApiException : Exception
{
    internal QeyafaApiException(string message, int status, string? response, IReadOnlyDictionary<string, IEnumerable<string>> headers, Exception? inner)
        : base($"{message} (HTTP {status})", inner) => (Status, Response, Headers) = (status, response, headers);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The answer's text, where it was read.</summary>
    public string? Response { get; }

    /// <summary>The answer's headers.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; }

    /// <summary>How long to wait before the next try, where the server says so.</summary>
    public TimeSpan? RetryAfter =>
        Headers.TryGetValue("Retry-After", out var values) && RetryConditionHeaderValue.TryParse(values.First(), out var wait) ? wait.Delta : null;
}

/// <summary>The server answered what is no failure and not the operation's first result: a code is on its way, say.</summary>
/// <typeparam name="T">What it answered.</typeparam>
public sealed class QeyafaApiException<T> : QeyafaApiException
{
    internal QeyafaApiException(string message, int status, string? response, IReadOnlyDictionary<string, IEnumerable<string>> headers, T result, Exception? inner)
        : base(message, status, response, headers, inner) => Result = result;

    /// <summary>What it answered.</summary>
    public T Result { get; }
}
