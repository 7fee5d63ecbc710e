using Microsoft.OpenApi;

namespace Qeyafa.Api.OpenApi;

/// <summary>The modules of the API.</summary>
internal static class DocumentTags
{
    private static readonly (string Name, string Description)[] All =
    [
        ("auth", "Registration, sign-in, tokens and sessions."),
        ("users", "Accounts and what people say about themselves."),
        ("roles", "Roles and the rights that they give."),
        ("measurements", "Body measurements: recording, history, trends, comparison, import and export."),
        ("profile", "A person's date of birth, gender and preferences."),
        ("body", "A person's current body record, with a picture."),
        ("clothing", "The wardrobe: garments with pictures, search and statistics."),
        ("images", "Pictures by signed, expiring links."),
        ("tryon", "Virtual try-ons: jobs with progress and a picture as their result."),
        ("favorites", "Try-ons that a person likes."),
        ("messages", "Conversations between people, and their live stream."),
        ("tasks", "What a person has to do, or has given somebody to do."),
        ("operations", "How the service is doing."),
    ];

    /// <summary>Those that an operation belongs to.</summary>
    public static HashSet<OpenApiTag> Used(OpenApiDocument document)
    {
        var used = document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(pair => pair.Value).SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>()).Select(tag => tag.Name).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(tag => used.Contains(tag.Name)).Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })];
    }
}
