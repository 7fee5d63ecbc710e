using System.Globalization;
using Microsoft.OpenApi;
using Qeyafa.Application.Tasks;
using Qeyafa.Application.Users;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Messaging;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Tasks;
using Qeyafa.Domain.Users;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Api.OpenApi.Schemas;

/// <summary>
/// Lengths and ranges that the domain enforces, for clients to check before they ask. Ranges that depend on another member (a length in cm or inches) stand in the text.
/// </summary>
internal static class SchemaLimits
{
    private const int ShortestPassword = 8;
    private const int LongestPassword = 128;

    private static readonly (string Schemas, string Member, int Minimum, int Maximum)[] Lengths =
    [
        ("RegisterBody EditProfileBody", "name", 1, AccountDetails.MaxNameLength),
        ("EditProfileBody", "bio", 0, AccountDetails.MaxBioLength),
        ("EditProfileBody", "avatar_url", 0, AccountDetails.MaxAvatarUrlLength),
        ("EditProfileBody", "username", 3, Username.MaxLength),
        ("RegisterBody SignInBody ForgotPasswordBody ResetPasswordBody VerifyEmailBody SendEmailCodeBody", "email", 3, EmailAddress.MaxLength),
        ("RegisterBody", "password", ShortestPassword, LongestPassword),
        ("ResetPasswordBody ChangePasswordBody", "new_password", ShortestPassword, LongestPassword),
        ("Address", "line", 0, Address.MaxLineLength),
        ("Address", "city", 0, Address.MaxNameLength),
        ("Address", "state", 0, Address.MaxNameLength),
        ("Address", "postal_code", 0, Address.MaxPostalCodeLength),
        ("Address", "country", 0, Address.MaxNameLength),
        ("ProfileBody", "gender", 0, ProfileDetails.MaxGenderLength),
        ("RecordMeasurementBody ReviseMeasurementBody", "note", 0, MeasurementRules.MaxNoteLength),
        ("GarmentBody", "name", 1, GarmentDetails.MaxNameLength),
        ("GarmentBody", "category", 1, GarmentDetails.MaxCategoryLength),
        ("GarmentBody", "brand", 0, GarmentDetails.MaxBrandLength),
        ("NewTaskBody TaskBody ChangeTaskBody", "title", 1, WorkItemDetails.MaxTitleLength),
        ("NewTaskBody TaskBody ChangeTaskBody", "description", 0, WorkItemDetails.MaxDescriptionLength),
        ("SendMessageBody", "content", 1, MessageRules.MaxLength),
        ("SendMessageBody", "conversation_id", 1, ConversationIds.MaxLength),
        ("DefineRoleBody", "name", 1, Role.MaxNameLength),
        ("DefineRoleBody RedefineRoleBody", "description", 0, Role.MaxDescriptionLength),
    ];

    private static readonly (string Schemas, string Member, int Minimum, int Maximum)[] Counts =
    [
        ("CompleteTasksBody", "ids", 1, CompleteTasks.MaxIds),
        ("UserRolesBody", "roles", 0, ReplaceUserRoles.MaxRoles),
        ("ShareBody", "scopes", 1, 3),
    ];

    private static readonly (string Schemas, string Member, double Minimum, double Maximum)[] Ranges =
    [
        ("RecordMeasurementBody ReviseMeasurementBody BodyBody", "weight", 26.6, 306),
        ("Measurement", "ai_confidence", 0, 1),
    ];

    public static void Apply(IDictionary<string, IOpenApiSchema> schemas)
    {
        foreach (var (names, member, minimum, maximum) in Lengths)
        {
            foreach (var schema in Members(schemas, names, member))
            {
                schema.MinLength = minimum == 0 ? null : minimum;
                schema.MaxLength = maximum;
            }
        }

        foreach (var (names, member, minimum, maximum) in Counts)
        {
            foreach (var schema in Members(schemas, names, member))
            {
                schema.MinItems = minimum == 0 ? null : minimum;
                schema.MaxItems = maximum;
            }
        }

        foreach (var (names, member, minimum, maximum) in Ranges)
        {
            foreach (var schema in Members(schemas, names, member))
            {
                schema.Minimum = minimum.ToString(CultureInfo.InvariantCulture);
                schema.Maximum = maximum.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>The schemas that have limits; a test holds them against the document of the whole API.</summary>
    public static IEnumerable<string> Schemas => Lengths.Concat(Counts).Select(limit => limit.Schemas).Concat(Ranges.Select(limit => limit.Schemas)).SelectMany(names => names.Split(' ')).Distinct(StringComparer.Ordinal);

    /// <summary>The members with this name; a host of fewer modules has fewer schemas.</summary>
    private static IEnumerable<OpenApiSchema> Members(IDictionary<string, IOpenApiSchema> schemas, string names, string member) =>
        names.Split(' ').Where(schemas.ContainsKey).Select(name => (OpenApiSchema)schemas[name].Properties![member]);
}
