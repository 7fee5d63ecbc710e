using System.Globalization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Qeyafa.Api.OpenApi.Schemas;
using Qeyafa.Application.Abstractions;

namespace Qeyafa.Api.OpenApi.Operations;

/// <summary>The generator takes every route and query value whose type parses itself for a string; our binders know better, and know the ranges.</summary>
internal static class ParameterRules
{
    /// <summary>The ranges of parameters that mean the same wherever they stand.</summary>
    private static readonly Dictionary<string, (int Minimum, int? Maximum, int? Default)> Ranges = new(StringComparer.Ordinal)
    {
        ["limit"] = (1, PageRequest.MaxLimit, PageRequest.DefaultLimit),
        ["skip"] = (0, PageRequest.MaxSkip, 0),
    };

    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["cursor"] = 512,
        ["q"] = Qeyafa.Application.Users.ListUsers.MaxTextLength,
        ["conversationId"] = Qeyafa.Domain.Messaging.ConversationIds.MaxLength,
    };

    public static void Apply(DescribedOperation described)
    {
        foreach (var parameter in described.Operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var known = described.Description.ParameterDescriptions.FirstOrDefault(known => known.Name == parameter.Name);
            if (known?.ModelMetadata?.ModelType is not { } type)
            {
                continue;
            }

            if (known.ModelMetadata is { ContainerType: { } container, PropertyName: { } property })
            {
                // The generator gives every member of a group of parameters the text of the group.
                parameter.Description = CodeComments.OfProperty(container, property);
            }
            else if (string.IsNullOrEmpty(parameter.Description) && known.ParameterDescriptor is ControllerParameterDescriptor named)
            {
                parameter.Description = CodeComments.OfParameter(named.ParameterInfo);
            }

            var schema = parameter.Schema as OpenApiSchema ?? new OpenApiSchema();
            SchemaRules.Describe(schema, Nullable.GetUnderlyingType(type) ?? type, mayBeNull: false);
            SetRange(schema, parameter.Name!);
            parameter.Schema = schema;
        }
    }

    private static void SetRange(OpenApiSchema schema, string name)
    {
        if (Ranges.TryGetValue(name, out var range))
        {
            schema.Minimum = range.Minimum.ToString(CultureInfo.InvariantCulture);
            schema.Maximum = range.Maximum?.ToString(CultureInfo.InvariantCulture);
            schema.Default = range.Default;
        }
        else if (name == "include_total")
        {
            schema.Default = false;
        }
        else if (Lengths.TryGetValue(name, out var length))
        {
            schema.MaxLength = length;
        }
    }
}
