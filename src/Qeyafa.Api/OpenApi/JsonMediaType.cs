using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace Qeyafa.Api.OpenApi;

/// <summary>Tells the description of the API that bodies and answers are JSON. Requests never reach it: they are read and answered without formatters.</summary>
internal sealed class JsonMediaType : IInputFormatter, IOutputFormatter, IApiRequestFormatMetadataProvider, IApiResponseTypeMetadataProvider
{
    private static readonly string[] Json = ["application/json"];

    public bool CanRead(InputFormatterContext context) => false;

    public Task<InputFormatterResult> ReadAsync(InputFormatterContext context) => throw new NotSupportedException();

    public bool CanWriteResult(OutputFormatterCanWriteContext context) => false;

    public Task WriteAsync(OutputFormatterWriteContext context) => throw new NotSupportedException();

    IReadOnlyList<string> IApiRequestFormatMetadataProvider.GetSupportedContentTypes(string? contentType, Type objectType) => Json;

    IReadOnlyList<string> IApiResponseTypeMetadataProvider.GetSupportedContentTypes(string? contentType, Type objectType) => Json;
}
