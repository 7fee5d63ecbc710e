using Microsoft.OpenApi;
using Qeyafa.Api.Authentication;
using Qeyafa.Api.Controllers.Users;
using Qeyafa.Api.Http;
using Qeyafa.Api.OpenApi.Examples;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.OpenApi.Operations;

/// <summary>The media types and headers of answers that are no failure.</summary>
internal static class SuccessAnswers
{
    public static void Describe(DescribedOperation described)
    {
        if (described.Metadata.OfType<AnswersAttribute>().LastOrDefault() is { } answers)
        {
            DescribeMedia(described.Operation, answers);
        }

        foreach (var (status, response) in described.Operation.Responses!)
        {
            if (status is "200" or "201" && response is OpenApiResponse { Content.Count: > 0 } success)
            {
                success.Headers = Headers(described, status == "201");
            }
        }
    }

    private static void DescribeMedia(OpenApiOperation operation, AnswersAttribute answers)
    {
        foreach (var success in operation.Responses!.Where(answer => answer.Key is "200" or "206").Select(answer => answer.Value).OfType<OpenApiResponse>())
        {
            success.Content = answers.MediaTypes.ToDictionary(type => type, type => Media(type, operation.OperationId));
        }
    }

    private static OpenApiMediaType Media(string type, string? operation) => new()
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = type is ArchiveAnswer.MediaType or OpenPicture.MediaType ? "binary" : null },
        Example = TextExamples.Of(operation),
    };

    private static Dictionary<string, IOpenApiHeader>? Headers(DescribedOperation described, bool isCreated)
    {
        var types = described.Description.SupportedResponseTypes;
        var headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        if (isCreated || described.IsConditional || types.Any(type => type.StatusCode == StatusCodes.Status304NotModified))
        {
            headers.Add("ETag", Header("The version of what is answered."));
        }

        if (isCreated)
        {
            headers.Add("Location", Header("Where what was made stands."));
        }

        if (types.Any(type => type.Type is { IsGenericType: true } body && body.GetGenericTypeDefinition() == typeof(PageBody<>)))
        {
            headers.Add("Link", Header("The first page and the next one (RFC 8288)."));
        }

        if (described.Has<KnowsDevicesAttribute>())
        {
            headers.Add(DeviceTokenHeader.Name, Header("Makes this device known to the account: keep it, also after signing out, and send it with the next sign-in."));
        }

        return headers.Count == 0 ? null : headers;
    }

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
