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
            + "Every failure is a problem document (RFC 9457) whose `code` is stable and explained at its `type`. Answers may gain members in time: a client passes over those that it does not know.",
        Contact = new OpenApiContact { Name = "The Qeyafa project" },
        License = new OpenApiLicense { Name = "All rights reserved by the Qeyafa project" },
    };
}
