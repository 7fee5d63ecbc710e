using System.Text;
using System.Text.Json;

namespace Qeyafa.Build.Smoke;

/// <summary>An answer, and what must be true of it: every check names what it expected and what came.</summary>
/// <param name="request">The request, as <c>GET /path</c>.</param>
/// <param name="message">The answer.</param>
/// <param name="body">Its body.</param>
internal sealed class SmokeAnswer(string request, HttpResponseMessage message, byte[] body)
{
    private const int Shown = 300;

    /// <summary>The status.</summary>
    public int Status => (int)message.StatusCode;

    /// <summary>The body.</summary>
    public byte[] Body => body;

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(body);

    /// <summary>The body as JSON.</summary>
    public JsonElement Json
    {
        get
        {
            try
            {
                return JsonDocument.Parse(body).RootElement;
            }
            catch (JsonException)
            {
                throw new StepFailedException($"{request} answers JSON", Came);
            }
        }
    }

    private string Came => $"{Status} {message.Content.Headers.ContentType?.MediaType} {(Text.Length > Shown ? Text[..Shown] + " …" : Text)}".TrimEnd();

    /// <summary>The status must be this one, or one of these.</summary>
    public SmokeAnswer Must(params ReadOnlySpan<int> statuses) =>
        statuses.Contains(Status) ? this : throw Failure($"answers {string.Join(" or ", statuses.ToArray())}");

    /// <summary>It must be a failure as RFC 9457 has it, with this status and, where one is named, this code.</summary>
    public SmokeAnswer MustBeProblem(int status, string? code = null)
    {
        Must(status).MustHold(message.Content.Headers.ContentType?.MediaType == "application/problem+json", "answers application/problem+json");
        foreach (var member in (string[])["type", "title", "code", "trace_id"])
        {
            Member(member);
        }

        return code is null || Member("code").GetString() == code ? this : throw Failure($"answers the code {code}");
    }

    /// <summary>A header's value; it must be there.</summary>
    public string Header(string name) =>
        message.Headers.TryGetValues(name, out var values) || message.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : throw new StepFailedException($"{request} answers the header {name}", $"{Status} with {string.Join(", ", message.Headers.Select(header => header.Key))}");

    /// <summary>Whether a header is there.</summary>
    public bool HasHeader(string name) => message.Headers.Contains(name) || message.Content.Headers.Contains(name);

    /// <summary>A member by its path, such as <c>tokens.access_token</c> or <c>items.0.id</c>; it must be there.</summary>
    public JsonElement Member(string path)
    {
        var found = Json;
        foreach (var part in path.Split('.'))
        {
            found = found.ValueKind switch
            {
                JsonValueKind.Object when found.TryGetProperty(part, out var member) => member,
                JsonValueKind.Array when int.TryParse(part, out var index) && index < found.GetArrayLength() => found[index],
                _ => throw Failure($"answers the member {path}"),
            };
        }

        return found;
    }

    /// <summary>A member that is a text.</summary>
    public string TextOf(string path) => Member(path) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Failure($"answers a text as {path}");

    /// <summary>A member must be this.</summary>
    public SmokeAnswer MustSay(string path, object? expected)
    {
        var came = Member(path);
        var same = expected switch
        {
            null => came.ValueKind == JsonValueKind.Null,
            string text => came.ValueKind == JsonValueKind.String && came.GetString() == text,
            bool flag => came.ValueKind is JsonValueKind.True or JsonValueKind.False && came.GetBoolean() == flag,
            double number => came.ValueKind == JsonValueKind.Number && Math.Abs(came.GetDouble() - number) < 1e-9,
            int number => came.ValueKind == JsonValueKind.Number && came.TryGetInt32(out var whole) && whole == number,
            _ => throw new ArgumentException("There is no such comparison.", nameof(expected)),
        };
        return same ? this : throw Failure($"says {path} is {expected ?? "null"}");
    }

    /// <summary>Something must hold.</summary>
    public SmokeAnswer MustHold(bool holds, string expected) => holds ? this : throw Failure(expected);

    private StepFailedException Failure(string expected) => new($"{request} {expected}", Came);
}
