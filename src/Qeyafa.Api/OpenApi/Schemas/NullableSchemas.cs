using Microsoft.OpenApi;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.OpenApi.Schemas;

/// <summary>"One of null and X" is how OpenAPI 3.1 puts it; in 3.0, which client generators read, it is a nullable X.</summary>
internal static class NullableSchemas
{
    public static void SayPlainly(IDictionary<string, IOpenApiSchema> schemas)
    {
        foreach (var property in schemas.Values.SelectMany(schema => schema.Properties?.Values ?? []).OfType<OpenApiSchema>())
        {
            if (property.OneOf is { Count: 2 } alternatives && alternatives.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } reference)
            {
                SayPlainly(property, reference);
            }
        }

        schemas.Remove(nameof(EntityId));
    }

    private static void SayPlainly(OpenApiSchema property, OpenApiSchemaReference reference)
    {
        property.OneOf = null;
        property.Description ??= reference.Reference.Description;
        if (reference.Reference.Id == nameof(EntityId))
        {
            SchemaRules.Describe(property, typeof(EntityId), mayBeNull: true);
            return;
        }

        property.AllOf = [reference];
        property.Type = JsonSchemaType.Null | JsonSchemaType.Object;
    }
}
