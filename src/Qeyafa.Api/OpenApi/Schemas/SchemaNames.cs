using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Qeyafa.Api.Http;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.OpenApi.Schemas;

/// <summary>Names schemas after their types, without the endings that only our code needs: <c>Measurement</c>, <c>MeasurementPage</c>, <c>RegisterBody</c>.</summary>
internal static class SchemaNames
{
    /// <summary>The name, or null for a type that is described in place.</summary>
    public static string? Of(JsonTypeInfo type)
    {
        var plain = type.Type;
        return plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(PageBody<>)
            ? Short(plain.GetGenericArguments()[0].Name) + "Page"
            : (Nullable.GetUnderlyingType(plain) ?? plain).IsEnum || plain == typeof(EntityId) || plain == typeof(Secret) || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } name ? null : Short(name);
    }

    private static string Short(string name) => name.EndsWith("Dto", StringComparison.Ordinal) ? name[..^"Dto".Length] : name;
}
