using System.Globalization;
using Microsoft.OpenApi;
using Qeyafa.Api.Http;
using Qeyafa.Api.OpenApi.Operations;
using Qeyafa.Api.OpenApi.Schemas;

namespace Qeyafa.Api.OpenApi;

/// <summary>Describes a body of <c>multipart/form-data</c>, in the way that client generators know.</summary>
internal static class FormDescription
{
    private const string MediaType = "multipart/form-data";

    private const string Picture = "A picture: JPEG, PNG, WebP or HEIC, told by its content.";

    /// <param name="described">The operation.</param>
    /// <param name="form">Its parts.</param>
    public static OpenApiRequestBody Of(DescribedOperation described, TakesFormAttribute form)
    {
        var known = described.Metadata.OfType<FormPartAttribute>().ToDictionary(part => part.Name, StringComparer.Ordinal);
        var parts = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var file in form.Files)
        {
            var text = known.TryGetValue(file, out var part) ? $"{part.Description} {Picture}" : Picture;
            parts.Add(file, new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = text });
        }

        foreach (var field in form.Fields)
        {
            parts.Add(field, Field(known.GetValueOrDefault(field)));
        }

        return new OpenApiRequestBody
        {
            Required = true,
            Description = described.Operation.RequestBody?.Description
                ?? string.Create(CultureInfo.InvariantCulture, $"Form data with {(form.Files.Count == 1 ? "the picture" : "the pictures")} in {string.Join(" and ", form.Files.Select(file => $"`{file}`"))}."),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [MediaType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string>(form.Files.Concat(form.Fields).Where(part => !form.Optional.Contains(part, StringComparer.Ordinal)), StringComparer.Ordinal),
                        Properties = parts,
                    },
                },
            },
        };
    }

    private static OpenApiSchema Field(FormPartAttribute? part)
    {
        var schema = new OpenApiSchema();
        SchemaRules.Describe(schema, part?.Type ?? typeof(string), mayBeNull: false);
        schema.Description = part?.Description;
        return schema;
    }
}
