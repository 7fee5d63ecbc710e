using Microsoft.OpenApi;
using Qeyafa.Api.Authentication;
using Qeyafa.Api.Http;
using Qeyafa.Api.Idempotency;

namespace Qeyafa.Api.OpenApi.Operations;

/// <summary>The request headers that the conventions give an operation.</summary>
internal static class RequestHeaders
{
    public static void Add(DescribedOperation described)
    {
        var operation = described.Operation;
        operation.Parameters ??= [];
        if (described.IsConditional)
        {
            operation.Parameters.Add(Header("If-Match", "Entity tags of the versions that may be changed, or `*`; another stored version answers 412.", "\"v3\""));
        }

        if (described.IsIdempotentCreate)
        {
            var key = Header(IdempotencyMiddleware.Header, "1 to 128 visible ASCII characters that stand for this request for 24 hours: a repetition answers the first answer again.", "9f1c2e6a-5b0f-4d0e-8a53-0e7f2b1f6c11");
            ((OpenApiSchema)key.Schema!).MaxLength = 128;
            operation.Parameters.Add(key);
        }

        if (described.Description.HttpMethod == "GET" && operation.Responses?.ContainsKey("304") == true)
        {
            operation.Parameters.Add(Header("If-None-Match", "Entity tags that the client has; where one is current the answer is 304 without a body.", "\"v3\""));
        }

        if (described.Has<KnowsDevicesAttribute>())
        {
            operation.Parameters.Add(Header(DeviceTokenHeader.Name, "The `Device-Token` of an earlier sign-in on this device: failures of others do not make it wait then. One that is not ours counts as none.", "mF0c3Tq1"));
        }

        if (described.Takes<LastEventId>())
        {
            operation.Parameters.Add(Header(LastEventIdBinder.Header, "The id of the last event that was seen; without it the stream begins with what comes from now on.", "65f0c2a4e1b2c3d4e5f60720"));
        }
    }

    private static OpenApiParameter Header(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
