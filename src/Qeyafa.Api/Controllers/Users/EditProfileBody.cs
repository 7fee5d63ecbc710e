using System.Text.Json.Serialization;
using Qeyafa.Api.Json;
using Qeyafa.Application.Users;

namespace Qeyafa.Api.Controllers.Users;

/// <summary>All that people say about themselves in their account; a member that is left out is emptied.</summary>
/// <param name="Name">The person's or business's name; 1 to 255 characters.</param>
/// <param name="Bio">Skills, experience, whatever there is to say; at most 2,000 characters, line breaks allowed.</param>
/// <param name="AvatarUrl">Where a picture of the person is: an absolute http or https address of at most 2,048 characters.</param>
/// <param name="Address">Where the person or business is.</param>
/// <param name="Username">A name that the account can be found by: 3 to 100 letters, digits, dots, hyphens and underscores. Upper case is made lower case.</param>
public sealed record EditProfileBody(
    string Name,
    [property: JsonConverter(typeof(MultilineTextConverter))] string? Bio = null,
    string? AvatarUrl = null,
    AddressDto? Address = null,
    string? Username = null);
