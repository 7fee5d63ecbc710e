using Microsoft.OpenApi;
using Qeyafa.Api.Controllers.Auth;
using Qeyafa.Api.Controllers.Profiles;
using Qeyafa.Api.Controllers.Users;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Profiles;
using Qeyafa.Application.Users;

namespace Qeyafa.Api.OpenApi.Examples;

/// <summary>Examples of accounts, sign-in and profiles.</summary>
internal static class AccountExamples
{
    private const string User = """
        {"id":"65f0c2a4e1b2c3d4e5f60718","email":"amina@example.com","phone_number":null,"username":"amina","name":"Amina Yusuf","bio":"Tailor since 2009.",
         "avatar_url":"https://pictures.example.com/amina.jpg","address":{"line":"12 Market Road","city":"Lagos","state":"Lagos","postal_code":"100001","country":"Nigeria"},
         "roles":["customer"],"status":"active","is_active":true,"is_superuser":false,"email_verified":false,"phone_verified":false,
         "created_at":"2026-01-31T09:30:00Z","updated_at":"2026-01-31T09:30:00Z","last_login_at":"2026-01-31T09:30:00Z"}
        """;

    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(RegisterBody), """{"email":"amina@example.com","password":"correct horse battery","name":"Amina Yusuf","role":"customer"}"""),
        new(typeof(SignInBody), """{"email":"amina@example.com","password":"correct horse battery"}"""),
        new(typeof(EditProfileBody), """{"name":"Amina Yusuf","bio":"Tailor since 2009.","username":"amina","address":{"city":"Lagos","country":"Nigeria"}}"""),
        new(typeof(ProfileBody), """{"date_of_birth":"1990-04-12","gender":"female","preferences":{"preferred_unit":"cm","locale":"en-NG"}}"""),
        new(typeof(UserDto), User),
        new(typeof(SignedInDto), $$"""{"user":{{User}},"tokens":{"access_token":"eyJhbGciOiJFUzI1NiIs…","token_type":"Bearer","expires_in":900,"refresh_token":"ZfDCpOGyw9Tl9gcY…","refresh_expires_in":604800} }"""),
        new(typeof(ProfileDto), """
            {"user_id":"65f0c2a4e1b2c3d4e5f60718","date_of_birth":"1990-04-12","gender":"female","preferences":{"preferred_unit":"cm","locale":"en-NG"},
             "created_at":"2026-01-31T09:30:00Z","updated_at":"2026-01-31T09:30:00Z","version":1}
            """),
    ];

    /// <summary>A preference is a text, a number or a truth value.</summary>
    public static void DescribePreference(OpenApiSchema schema) =>
        schema.OneOf = [new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 500 }, new OpenApiSchema { Type = JsonSchemaType.Number }, new OpenApiSchema { Type = JsonSchemaType.Boolean }];
}
