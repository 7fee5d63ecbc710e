using System.Text.Json;
using System.Text.RegularExpressions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Json;

/// <summary>Says which member of a body is wrong and how, without the serializer's own words: those name our types.</summary>
internal static partial class JsonFailure
{
    private const string Root = "$";

    /// <summary>The most of a client's own member name that is shown back.</summary>
    private const int MaxPathLength = 200;

    /// <summary>The error that a failed read stands for.</summary>
    public static Error Describe(JsonException failure)
    {
        var path = PathOf(failure.Path);
        if (failure is MemberException)
        {
            return Error.Malformed(path, failure.Message);
        }

        if (failure.GetType() != typeof(JsonException) || failure.InnerException is JsonException)
        {
            return Error.Malformed(path, $"is not valid JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}).");
        }

        var message = failure.Message;
        if (message.Contains("missing required propert", StringComparison.Ordinal))
        {
            var missing = QuotedName().Matches(message).Skip(1).Select(match => match.Groups["name"].Value);
            return Error.Malformed(missing.Select(name => new KeyValuePair<string, string>(path == Root ? name : $"{path}.{name}", "is required.")));
        }

        if (message.Contains("could not be mapped to any", StringComparison.Ordinal))
        {
            return Error.Malformed(Named(path, message), "is not a member that can be sent here.");
        }

        if (message.StartsWith("Duplicate propert", StringComparison.Ordinal))
        {
            return Error.Malformed(Named(path, message), "is given more than once.");
        }

        return Error.Malformed(path, message.Contains("allow setting null", StringComparison.Ordinal) || message.Contains("doesn't allow", StringComparison.Ordinal)
            ? "must not be null."
            : Expected(failure));
    }

    /// <summary>Writes a serializer's path (<c>$.measurements['left arm']</c>) as the contract does (<c>measurements.left arm</c>).</summary>
    public static string PathOf(string? path)
    {
        if (path is null or Root or "")
        {
            return Root;
        }

        var plain = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path.TrimStart('$');
        plain = plain.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).TrimStart('.');
        return plain.Length <= MaxPathLength ? plain : string.Concat(plain.AsSpan(0, MaxPathLength), "…");
    }

    private static string Named(string path, string message)
    {
        if (QuotedName().Match(message) is not { Success: true } match)
        {
            return path;
        }

        var name = match.Groups["name"].Value;
        name = name.Length <= MaxPathLength ? name : string.Concat(name.AsSpan(0, MaxPathLength), "…");
        return path == Root ? name : path == name || path.EndsWith("." + name, StringComparison.Ordinal) ? path : $"{path}.{name}";
    }

    private static string Expected(JsonException failure) => failure switch
    {
        { InnerException.Message: var inner } when inner.Contains("UTF-", StringComparison.Ordinal) => "must be well-formed Unicode.",
        { Message: var message } when message.Contains("Dictionary`", StringComparison.Ordinal) => "must be an object.",
        { Message: var message } when message.Contains("List`", StringComparison.Ordinal) || message.Contains("[]", StringComparison.Ordinal) => "must be an array.",
        _ => "has the wrong type.",
    };

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex QuotedName();
}
