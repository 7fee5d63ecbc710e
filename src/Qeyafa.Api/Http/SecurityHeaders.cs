using Microsoft.Extensions.Primitives;

namespace Qeyafa.Api.Http;

/// <summary>The headers that every answer carries, errors and 304 included.</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues ApiPolicy = "default-src 'none'; frame-ancestors 'none'";
    private static readonly StringValues PagePolicy =
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly StringValues SwaggerPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly StringValues SitePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly StringValues TransportSecurity = "max-age=31536000; includeSubDomains";

    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentSecurityPolicy = ApiPolicy;
        headers["Referrer-Policy"] = NoReferrer;
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = TransportSecurity;
        }
    }

    /// <summary>For a page of ours: styles from here, nothing else.</summary>
    public static void ForPage(HttpResponse response) => response.Headers.ContentSecurityPolicy = PagePolicy;

    /// <summary>For Swagger UI, which brings its scripts and styles along and calls the API.</summary>
    public static void ForSwagger(HttpResponse response) => response.Headers.ContentSecurityPolicy = SwaggerPolicy;

    /// <summary>For the documentation and the sample application, which bring everything along and call the API. Pictures that were just chosen are blobs.</summary>
    public static void ForSite(HttpResponse response) => response.Headers.ContentSecurityPolicy = SitePolicy;
}
