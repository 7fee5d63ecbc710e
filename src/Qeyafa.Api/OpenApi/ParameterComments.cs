using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Qeyafa.Api.OpenApi;

/// <summary>The comments of parameters whose name in the API is not that in the code (<c>fromId</c>, <c>from_id</c>): the generator finds only those that are the same.</summary>
internal static partial class ParameterComments
{
    private static readonly Lazy<IReadOnlyList<XElement>> Members = new(() =>
        [.. XDocument.Load(Path.ChangeExtension(typeof(ParameterComments).Assembly.Location, ".xml")).Descendants("member")]);

    /// <summary>The comment, or null where there is none.</summary>
    public static string? Find(ParameterInfo parameter)
    {
        var method = $"M:{parameter.Member.DeclaringType!.FullName}.{parameter.Member.Name}(";
        var comment = Members.Value
            .FirstOrDefault(member => ((string?)member.Attribute("name"))?.StartsWith(method, StringComparison.Ordinal) == true)?
            .Elements("param")
            .FirstOrDefault(param => (string?)param.Attribute("name") == parameter.Name);
        return comment is null ? null : WhiteSpace().Replace(string.Concat(comment.Nodes().Select(Text)), " ").Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => other.Value,
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
