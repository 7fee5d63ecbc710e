using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Qeyafa.Api.Hosting;
using Qeyafa.Api.Json;
using Qeyafa.Api.OpenApi;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Tests.Identity.People;

/// <summary>A route of the API as its own table of endpoints has it.</summary>
/// <param name="Name">Its operation id.</param>
/// <param name="Method">The method.</param>
/// <param name="Template">The path, with its parameters in braces; the query's are not in it.</param>
/// <param name="IsAnonymous">Whether anybody may call it.</param>
/// <param name="Ids">The parameters of path and query that hold an id.</param>
/// <param name="Query">Those of them that stand in the query.</param>
/// <param name="Body">The example of its JSON body; null for none.</param>
/// <param name="BodyMembers">The members that the body has.</param>
public sealed record Route(
    string Name, string Method, string Template, bool IsAnonymous, IReadOnlyList<string> Ids, IReadOnlyList<string> Query, string? Body, IReadOnlyList<string> BodyMembers)
{
    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>Every route there is.</summary>
    public static IReadOnlyList<Route> All { get; } = Read();

    /// <summary>The path with its query; what is not given an id is given the other value.</summary>
    internal string Path(Func<string, string> idOf, string other = "customer")
    {
        var path = Template;
        foreach (var name in Names(Template))
        {
            path = path.Replace($"{{{name}}}", Ids.Contains(name) ? idOf(name) : other, StringComparison.Ordinal);
        }

        return Query.Count == 0 ? path : $"{path}?{string.Join('&', Query.Select(name => $"{name}={idOf(name)}"))}";
    }

    private static IEnumerable<string> Names(string template) => template.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]);

    private static List<Route> Read()
    {
        using var app = QeyafaHost.Build(["--environment", "Development"]);
        var examples = app.Services.GetServices<ApiExample>().ToDictionary(example => example.Type);
        var json = app.Services.GetRequiredService<ApiJson>();
        return [.. app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items).Select(Of)];

        Route Of(ApiDescription action)
        {
            var ids = action.ParameterDescriptions.Where(parameter => parameter.ParameterDescriptor?.ParameterType is { } type && (Nullable.GetUnderlyingType(type) ?? type) == typeof(EntityId)).ToList();
            var body = action.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source.Id == "Body")?.Type;
            var hasExample = body is not null && examples.ContainsKey(body);
            return new Route(
                action.ActionDescriptor.AttributeRouteInfo!.Name!,
                action.HttpMethod!,
                "/" + action.RelativePath!,
                action.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any(),
                [.. ids.Select(parameter => parameter.Name)],
                [.. ids.Where(parameter => parameter.Source.Id == "Query").Select(parameter => parameter.Name)],
                hasExample ? examples[body!].Json : null,
                hasExample ? [.. json.Options.GetTypeInfo(body!).Properties.Select(property => property.Name)] : []);
        }
    }
}
