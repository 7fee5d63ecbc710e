using Microsoft.OpenApi;

namespace Qeyafa.Api.OpenApi;

/// <summary>Title, version and terms of the document.</summary>
internal static class DocumentInfo
{
    /// <summary>The version of the contract (semantic versioning): a raised first number allows breaking changes. docs/contract.md says when to raise which.</summary>
    public const string Version = "1.0.0";

    public static OpenApiInfo Make() => new()
    {
        Title = "Qeyafa",
        Version = Version,
        Description = "Body measurements, profiles and wardrobes. Names are in `snake_case`, times in UTC (RFC 3339), ids 24 hexadecimal digits. "
            + "Every failure is a problem document (RFC 9457) whose `code` is stable and explained at its `type`. Answers may gain members in time: a client passes over those that it does not know. "
            + "Before an operation is reached, any request can be answered `unknown_host` (400), `method_not_allowed` (405) or `headers_too_large` (431).",

        // Questions are answered where the server stands: its documentation is there, and its operator is known there.
        Contact = new OpenApiContact { Name = "The documentation of this server", Url = new Uri("/docs/", UriKind.Relative) },
        License = new OpenApiLicense { Name = "No licence is granted; all rights reserved" },
    };
}
