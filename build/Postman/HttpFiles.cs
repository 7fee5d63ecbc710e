using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Qeyafa.Build.Postman;

/// <summary>Writes the journey as .http files by module, in what Visual Studio, Rider and VS Code's REST Client all understand.</summary>
internal static partial class HttpFiles
{
    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["email"] = "maya@example.com",
        ["other_email"] = "tariq@example.com",
        ["password"] = "correct horse battery staple",
        ["phone"] = "+12025550123",
        ["phone_in_query"] = "%2B12025550123",
        ["role"] = "measurer",
        ["share_end"] = "2030-01-01T00:00:00Z",
        ["picture"] = "/api/v1/images/paste-an-image_url-here",
    };

    /// <summary>The files, by name.</summary>
    public static IReadOnlyDictionary<string, string> Write(IReadOnlyList<(Step Step, Operation Operation)> journey) => journey
        .GroupBy(item => item.Operation.Module, StringComparer.Ordinal)
        .ToDictionary(module => module.Key + ".http", module => File(module.Key, [.. module]), StringComparer.Ordinal);

    private static string File(string module, IReadOnlyList<(Step Step, Operation Operation)> items)
    {
        var requests = string.Concat(items.Select(item => Request(item.Step, item.Operation)));
        var text = new StringBuilder($"# Requests of the module {module}, made by ./build.sh postman from openapi/v1.json: do not edit.\n# Fill the variables in: tokens are answered by the requests of auth.http.\n\n@host = http://127.0.0.1:5080\n");
        foreach (var name in Variable().Matches(requests).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Where(name => name != "host").Order(StringComparer.Ordinal))
        {
            text.Append('@').Append(name).Append(" = ").Append(Defaults.GetValueOrDefault(name) ?? "paste-here").Append('\n');
        }

        return text.Append(requests).ToString();
    }

    private static string Request(Step step, Operation operation)
    {
        var text = new StringBuilder($"\n### {operation.Summary}\n# {operation.Id}\n");
        var path = operation.Id == "Images_Get" ? "{{picture}}" : Parameter().Replace(operation.Path, name => step.Path.GetValueOrDefault(name.Groups["name"].Value) ?? $"{{{{{name.Groups["name"].Value}}}}}");
        text.Append(operation.Method).Append(" {{host}}").Append(path).Append(step.Query.Length > 0 ? "?" + step.Query : "").Append('\n');
        if (step.Token is { } token)
        {
            text.Append("Authorization: Bearer {{").Append(token).Append("}}\n");
        }

        if (step.Pictures.Count > 0)
        {
            text.Append("Content-Type: multipart/form-data; boundary=part\n\n");
            foreach (var picture in step.Pictures)
            {
                text.Append(CultureInfo.InvariantCulture, $"--part\nContent-Disposition: form-data; name=\"{picture}\"; filename=\"person.png\"\nContent-Type: image/png\n\n< ./person.png\n");
            }

            foreach (var (name, value) in step.Fields)
            {
                text.Append(CultureInfo.InvariantCulture, $"--part\nContent-Disposition: form-data; name=\"{name}\"\n\n{value}\n");
            }

            return text.Append("--part--\n").ToString();
        }

        return (step.Csv ?? step.Body ?? operation.Example) is { } body
            ? text.Append("Content-Type: ").Append(step.Csv is null ? "application/json" : "text/csv").Append("\n\n").Append(body.TrimEnd('\n')).Append('\n').ToString()
            : text.ToString();
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}
