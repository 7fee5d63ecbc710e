using System.Globalization;
using Microsoft.OpenApi;
using Qeyafa.Api.Http;

namespace Qeyafa.Api.OpenApi;

/// <summary>Describes a body of <c>multipart/form-data</c>, in the way that client generators know.</summary>
internal static class FormDescription
{
    private const string MediaType = "multipart/form-data";

    /// <param name="form">The parts.</param>
    /// <param name="description">What the action's comment says of the body, or null.</param>
    public static OpenApiRequestBody Of(TakesFormAttribute form, string? description)
    {
        var parts = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var file in form.Files)
        {
            parts.Add(file, new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "A picture: JPEG, PNG, WebP or HEIC, told by its content." });
        }

        foreach (var field in form.Fields)
        {
            parts.Add(field, new OpenApiSchema { Type = JsonSchemaType.String });
        }

        return new OpenApiRequestBody
        {
            Required = true,
            Description = description ?? string.Create(CultureInfo.InvariantCulture, $"Form data with {(form.Files.Count == 1 ? "the picture" : "the pictures")} in {string.Join(" and ", form.Files.Select(file => $"`{file}`"))}."),
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
}
