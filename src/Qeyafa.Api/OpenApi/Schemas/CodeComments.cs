using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Qeyafa.Api.OpenApi.Schemas;

/// <summary>Documentation comments that the generator does not find: of parameters whose name in the API is another (<c>fromId</c>, <c>from_id</c>), of parameters that are members of a group, and of enum values.</summary>
internal static partial class CodeComments
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Known = new();

    /// <summary>The comment of a parameter, or null where there is none.</summary>
    public static string? OfParameter(ParameterInfo parameter)
    {
        var method = $"M:{parameter.Member.DeclaringType!.FullName}.{parameter.Member.Name}(";
        var comment = Members(parameter.Member.DeclaringType.Assembly)
            .FirstOrDefault(member => member.Key.StartsWith(method, StringComparison.Ordinal)).Value?
            .Elements("param")
            .FirstOrDefault(param => (string?)param.Attribute("name") == parameter.Name);
        return comment is null ? null : Plain(comment);
    }

    /// <summary>The summary of a value of an enum, or null where there is none.</summary>
    public static string? OfValue(Type type, string value) => Summary(type, 'F', value);

    /// <summary>The summary of a property, or null where there is none.</summary>
    public static string? OfProperty(Type type, string property) => Summary(type, 'P', property);

    private static string? Summary(Type type, char kind, string member) =>
        Members(type.Assembly).GetValueOrDefault($"{kind}:{type.FullName!.Replace('+', '.')}.{member}")?.Element("summary") is { } summary ? Plain(summary) : null;

    private static IReadOnlyDictionary<string, XElement> Members(Assembly assembly) => Known.GetOrAdd(assembly, static owner =>
    {
        var file = Path.ChangeExtension(owner.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
            : [];
    });

    private static string Plain(XElement comment) => WhiteSpace().Replace(string.Concat(comment.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } reference => "`" + ((string?)reference.Attribute("cref") ?? string.Empty).Split('.')[^1] + "`",
        XElement other => other.Value,
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
