using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.OpenApi.Schemas;

/// <summary>Describes the types that our converters read and write, and attaches the examples.</summary>
internal sealed class SchemaRules(IEnumerable<ApiExample> examples, IEnumerable<ApiSchema> schemas) : IOpenApiSchemaTransformer
{
    private const JsonSchemaType NotNull = default;

    private readonly Dictionary<Type, ApiExample> _examples = examples.ToDictionary(example => example.Type);
    private readonly Dictionary<Type, ApiSchema> _schemas = schemas.ToDictionary(schema => schema.Type);

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var type = context.JsonTypeInfo.Type;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var mayBeNull = plain != type || context.JsonPropertyInfo is { IsGetNullable: true } or { Set: not null, IsSetNullable: true };
        Describe(schema, plain, mayBeNull);
        if (plain == typeof(EntityId) && context.JsonPropertyInfo is null)
        {
            // What the type says of its bytes is for us; what a member says of its id is for clients.
            schema.Description = null;
        }

        DescribeElements(schema, context.JsonTypeInfo);
        if (_schemas.TryGetValue(plain, out var own))
        {
            own.Describe(schema);
        }

        if (_examples.TryGetValue(type, out var example))
        {
            SchemaExample.Set(schema, example.ToNode());
        }

        return Task.CompletedTask;
    }

    /// <summary>Describes a single value as our converters and parameter binders read it.</summary>
    public static void Describe(OpenApiSchema schema, Type plain, bool mayBeNull)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var isNull = mayBeNull ? JsonSchemaType.Null : NotNull;
        if (plain == typeof(EntityId))
        {
            Text(schema, isNull, "object-id", "65f0c2a4e1b2c3d4e5f60718");
            schema.Pattern = "^[0-9a-f]{24}$";
        }
        else if (plain == typeof(DateTimeOffset))
        {
            Text(schema, isNull, "date-time", "2026-01-31T09:30:00Z");
        }
        else if (plain == typeof(DateOnly))
        {
            Text(schema, isNull, "date", "2026-01-31");
        }
        else if (plain == typeof(string))
        {
            Text(schema, isNull, null, null);
        }
        else if (plain == typeof(Secret))
        {
            Text(schema, isNull, "password", null);
        }
        else if (plain.IsEnum)
        {
            Text(schema, isNull, null, null);
            EnumDescription.Set(schema, plain, mayBeNull);
        }
        else if (Number(plain) is { } number)
        {
            schema.Type = number.Type | isNull;
            schema.Format = number.Format;
            schema.Pattern = null;
        }
    }

    /// <summary>The generator says nothing of elements that a converter of ours reads.</summary>
    private void DescribeElements(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (type.ElementType is not { } element)
        {
            return;
        }

        if (type.Kind == JsonTypeInfoKind.Dictionary && schema.AdditionalProperties is null or OpenApiSchema { Type: null, OneOf: null })
        {
            schema.AdditionalProperties = Single(element) ?? schema.AdditionalProperties;
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable && schema.Items is null or OpenApiSchema { Type: null })
        {
            schema.Items = Single(element) ?? schema.Items;
        }
    }

    private OpenApiSchema? Single(Type type)
    {
        var schema = new OpenApiSchema();
        if (_schemas.TryGetValue(type, out var own))
        {
            own.Describe(schema);
            return schema;
        }

        Describe(schema, type, mayBeNull: false);
        return schema.Type is null ? null : schema;
    }

    private static (JsonSchemaType Type, string? Format)? Number(Type type) =>
        type == typeof(double) ? (JsonSchemaType.Number, "double")
        : type == typeof(int) ? (JsonSchemaType.Integer, "int32")
        : type == typeof(long) ? (JsonSchemaType.Integer, "int64")
        : type == typeof(bool) ? (JsonSchemaType.Boolean, null)
        : null;

    private static void Text(OpenApiSchema schema, JsonSchemaType isNull, string? format, string? example)
    {
        schema.Type = JsonSchemaType.String | isNull;
        schema.Format = format;
        if (example is not null)
        {
            SchemaExample.Set(schema, example);
        }
    }
}
