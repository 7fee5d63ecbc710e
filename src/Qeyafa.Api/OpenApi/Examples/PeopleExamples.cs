using Qeyafa.Api.Controllers.Roles;
using Qeyafa.Api.Controllers.Sharing;
using Qeyafa.Api.Controllers.Users;
using Qeyafa.Application.Roles;
using Qeyafa.Application.Sharing;

namespace Qeyafa.Api.OpenApi.Examples;

/// <summary>Examples of roles, shares and what administrators change.</summary>
internal static class PeopleExamples
{
    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(ChangeUserBody), """{"status":"suspended"}"""),
        new(typeof(UserRolesBody), """{"roles":["customer","contractor"]}"""),
        new(typeof(DefineRoleBody), """{"name":"support","permissions":["users:read"],"description":"Answers what people ask."}"""),
        new(typeof(RedefineRoleBody), """{"permissions":["users:read","audit:read"],"description":"Answers what people ask."}"""),
        new(typeof(RoleDto), """
            {"name":"support","description":"Answers what people ask.","permissions":["users:read"],"created_at":"2026-01-31T09:30:00Z","updated_at":"2026-01-31T09:30:00Z"}
            """),
        new(typeof(ShareBody), """{"scopes":["measurements:read","profile:read"],"expires_at":"2027-01-31T00:00:00Z"}"""),
        new(typeof(ShareDto), """
            {"user_id":"65f0c2a4e1b2c3d4e5f60718","grantee_id":"65f0c2a4e1b2c3d4e5f60799","scopes":["measurements:read","profile:read"],
             "expires_at":"2027-01-31T00:00:00Z","created_at":"2026-01-31T09:30:00Z","updated_at":"2026-01-31T09:30:00Z"}
            """),
    ];
}
