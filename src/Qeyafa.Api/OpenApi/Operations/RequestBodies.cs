using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.OpenApi;
using Qeyafa.Api.Http;
using Qeyafa.Api.OpenApi.Schemas;

namespace Qeyafa.Api.OpenApi.Operations;

/// <summary>How bodies are described that the generator describes in a way that clients cannot be made from.</summary>
internal static class RequestBodies
{
    public static void Describe(DescribedOperation described)
    {
        var operation = described.Operation;
        if (described.Form is { } form)
        {
            operation.RequestBody = FormDescription.Of(described, form);
        }
        else if (described.Text is { } text)
        {
            operation.RequestBody = TextBody(text);
        }
        else if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Description = Comment(described);
            SayOptionalPlainly(body);
        }
    }

    /// <summary>What the action says of its body: the generator takes the text of the action's last parameter for it.</summary>
    private static string? Comment(DescribedOperation described) =>
        described.Description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source.Id == "Body")?.ParameterDescriptor is ControllerParameterDescriptor body
            ? CodeComments.OfParameter(body.ParameterInfo)
            : null;

    private static OpenApiRequestBody TextBody(TakesTextAttribute text) => new()
    {
        Required = true,
        Description = $"The text, as `{text.MediaType}`.",
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [text.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = text.Example },
        },
    };

    /// <summary>A body that may be left out is not "null or X": nobody sends a null.</summary>
    private static void SayOptionalPlainly(OpenApiRequestBody body)
    {
        foreach (var media in (body.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)).Values)
        {
            if (media.Schema is OpenApiSchema { OneOf: { Count: 2 } alternatives } && alternatives.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } reference)
            {
                media.Schema = reference;
                body.Required = false;
            }
        }
    }
}
