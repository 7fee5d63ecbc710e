using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Qeyafa.Api.Authentication;
using Qeyafa.Api.Controllers.Users;
using Qeyafa.Api.Http;
using Qeyafa.Api.Idempotency;
using Qeyafa.Api.Problems;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Pictures;

namespace Qeyafa.Api.OpenApi;

/// <summary>Adds to each operation what the conventions give it: security, conditional and idempotency headers, and every problem that it can answer.</summary>
internal sealed class OperationRules(ProblemTable problems) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        var document = context.Document!;
        var action = (ControllerActionDescriptor)context.Description.ActionDescriptor;
        var metadata = action.EndpointMetadata;
        var anonymous = metadata.OfType<IAllowAnonymous>().Any();
        var conditional = action.Parameters.Any(parameter => parameter.ParameterType == typeof(ExpectedVersion));
        operation.Security = anonymous ? [] : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(DocumentRules.Bearer, document)] = [] }];
        DescribeParameters(operation, context.Description);
        AddHeaders(operation, context.Description, conditional, metadata.OfType<IdempotentCreateAttribute>().Any());
        var knowsDevices = metadata.OfType<KnowsDevicesAttribute>().Any();
        if (knowsDevices)
        {
            operation.Parameters!.Add(Header(DeviceTokenHeader.Name, "The <c>Device-Token</c> of an earlier sign-in on this device: failures of others do not make it wait then. One that is not ours counts as none.", "mF0c3Tq1"));
        }

        if (action.Parameters.Any(parameter => parameter.ParameterType == typeof(LastEventId)))
        {
            operation.Parameters!.Add(Header(LastEventIdBinder.Header, "The id of the last event that was seen; without it the stream begins with what comes from now on.", "65f0c2a4e1b2c3d4e5f60720"));
        }

        if (metadata.OfType<AnswersAttribute>().LastOrDefault() is { } answers)
        {
            DescribeMedia(operation, answers);
        }

        var form = metadata.OfType<TakesFormAttribute>().FirstOrDefault();
        if (form is not null)
        {
            operation.RequestBody = FormDescription.Of(form, operation.RequestBody?.Description);
        }

        if (metadata.OfType<TakesTextAttribute>().FirstOrDefault() is { } text)
        {
            operation.RequestBody = TextBody(text);
        }

        foreach (var status in Statuses(context.Description, anonymous, conditional, metadata.OfType<IdempotentCreateAttribute>().Any(), form is not null))
        {
            operation.Responses!.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse());
        }

        foreach (var (status, response) in operation.Responses!)
        {
            if (response is OpenApiResponse answer)
            {
                Complete(answer, int.Parse(status, CultureInfo.InvariantCulture), context.Description, document);
            }
        }

        if (knowsDevices && operation.Responses.TryGetValue("200", out var signedIn) && signedIn is OpenApiResponse success)
        {
            success.Headers = One(DeviceTokenHeader.Name, "Makes this device known to the account: keep it, also after signing out, and send it with the next sign-in.");
        }

        operation.Responses = Sorted(operation.Responses);
        return Task.CompletedTask;
    }

    /// <summary>The failures that follow from an operation's form; its author adds those of its rules.</summary>
    private static OpenApiRequestBody TextBody(TakesTextAttribute text) => new()
    {
        Required = true,
        Description = $"The text, as `{text.MediaType}`.",
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [text.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = text.Example },
        },
    };

    private static IEnumerable<int> Statuses(ApiDescription description, bool anonymous, bool conditional, bool idempotent, bool hasForm)
    {
        var hasBody = hasForm || description.ParameterDescriptions.Any(parameter => parameter.Source.Id == "Body");
        if (hasBody || conditional || description.ParameterDescriptions.Count > 0)
        {
            yield return 400;
        }

        if (!anonymous)
        {
            yield return 401;
        }

        if (conditional)
        {
            yield return 412;
        }

        if (hasBody)
        {
            yield return 413;
            yield return 415;
            yield return 422;
        }

        if (idempotent)
        {
            yield return 409;
        }

        yield return 406;
        yield return 429;
        yield return 500;
        yield return 503;
    }

    /// <summary>The generator takes every route and query value whose type parses itself for a string; our binders know better.</summary>
    private static void DescribeParameters(OpenApiOperation operation, ApiDescription description)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            var described = description.ParameterDescriptions.FirstOrDefault(described => described.Name == parameter.Name);
            if (described?.ModelMetadata?.ModelType is not { } type)
            {
                continue;
            }

            if (string.IsNullOrEmpty(parameter.Description) && described.ParameterDescriptor is ControllerParameterDescriptor named)
            {
                parameter.Description = ParameterComments.Find(named.ParameterInfo);
            }

            var schema = parameter.Schema as OpenApiSchema ?? new OpenApiSchema();
            SchemaRules.Describe(schema, Nullable.GetUnderlyingType(type) ?? type, mayBeNull: false);
            parameter.Schema = schema;
        }
    }

    private static void AddHeaders(OpenApiOperation operation, ApiDescription description, bool conditional, bool idempotent)
    {
        operation.Parameters ??= [];
        if (conditional)
        {
            operation.Parameters.Add(Header("If-Match", "Entity tags of the versions that may be changed, or <c>*</c>; another stored version answers 412.", "\"v3\""));
        }

        if (idempotent)
        {
            operation.Parameters.Add(Header(IdempotencyMiddleware.Header, "1 to 128 visible ASCII characters that stand for this request for 24 hours: a repetition answers the first answer again.", "9f1c2e6a-5b0f-4d0e-8a53-0e7f2b1f6c11"));
        }

        if (description.HttpMethod == "GET" && operation.Responses?.ContainsKey("304") == true)
        {
            operation.Parameters.Add(Header("If-None-Match", "Entity tags that the client has; where one is current the answer is 304 without a body.", "\"v3\""));
        }
    }

    private static OpenApiParameter Header(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description.Replace("<c>", "`", StringComparison.Ordinal).Replace("</c>", "`", StringComparison.Ordinal),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = name == IdempotencyMiddleware.Header ? 128 : null },
        Example = example,
    };

    private static void DescribeMedia(OpenApiOperation operation, AnswersAttribute answers)
    {
        foreach (var success in operation.Responses!.Where(answer => answer.Key is "200" or "206").Select(answer => answer.Value).OfType<OpenApiResponse>())
        {
            success.Content = answers.MediaTypes.ToDictionary(
                type => type,
                OpenApiMediaType (type) => new OpenApiMediaType
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = type is ArchiveAnswer.MediaType or OpenPicture.MediaType ? "binary" : null },
                });
        }
    }

    private void Complete(OpenApiResponse answer, int status, ApiDescription description, OpenApiDocument document)
    {
        if (status < 400)
        {
            if (description.HttpMethod is "GET" or "PUT" or "PATCH" or "POST" && status is 200 or 201 && answer.Content is { Count: > 0 })
            {
                answer.Headers = SuccessHeaders(description, status);
            }

            return;
        }

        if (answer.Content is { Count: > 0 })
        {
            return;
        }

        var entry = problems.Find(ProblemTable.CodeOf(status)) ?? problems.Find(CommonProblems.InternalError)!;
        answer.Description = string.IsNullOrEmpty(answer.Description) || answer.Description == Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) ? entry.Title + "." : answer.Description;
        answer.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [ProblemWriter.MediaType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(DocumentRules.Problem, document), Example = ExampleOf(entry, status, description) },
        };
        if (status is 401)
        {
            answer.Headers = One("WWW-Authenticate", "How to sign in.");
        }
        else if (status is 429 or 503)
        {
            answer.Headers = One("Retry-After", "Seconds to wait before the next try.");
        }
    }

    private static Dictionary<string, IOpenApiHeader>? SuccessHeaders(ApiDescription description, int status)
    {
        var headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        var isPage = description.SupportedResponseTypes.Any(type => type.Type is { IsGenericType: true } body && body.GetGenericTypeDefinition() == typeof(PageBody<>));
        var tagged = status == 201 || description.ActionDescriptor.Parameters.Any(parameter => parameter.ParameterType == typeof(ExpectedVersion)) || description.SupportedResponseTypes.Any(type => type.StatusCode == 304);
        if (tagged)
        {
            headers.Add("ETag", Text("The version of what is answered."));
        }

        if (status == 201)
        {
            headers.Add("Location", Text("Where what was made stands."));
        }

        if (isPage)
        {
            headers.Add("Link", Text("The first page and the next one (RFC 8288)."));
        }

        return headers.Count == 0 ? null : headers;
    }

    private static Dictionary<string, IOpenApiHeader> One(string name, string description) => new(StringComparer.Ordinal) { [name] = Text(description) };

    private static OpenApiHeader Text(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static JsonObject ExampleOf(ProblemEntry entry, int status, ApiDescription description)
    {
        var example = new JsonObject
        {
            ["type"] = entry.Type,
            ["title"] = entry.Title,
            ["status"] = status,
            ["detail"] = entry.Title + ".",
            ["instance"] = "/" + description.RelativePath,
            ["code"] = entry.Code,
            ["trace_id"] = "0af7651916cd43dd8448eb211c80319c",
        };
        if (status is 400 or 422)
        {
            example["errors"] = new JsonObject { ["name"] = new JsonArray("is required.") };
        }

        return example;
    }

    private static OpenApiResponses Sorted(OpenApiResponses responses)
    {
        var sorted = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            sorted.Add(status, response);
        }

        return sorted;
    }
}
