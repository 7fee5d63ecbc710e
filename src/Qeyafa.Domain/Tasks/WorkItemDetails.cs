using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Tasks;

/// <summary>What has to be done, after the rules have been looked at.</summary>
public sealed record WorkItemDetails
{
    /// <summary>How many characters a title has at most.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>How many characters a description has at most.</summary>
    public const int MaxDescriptionLength = 10_000;

    private WorkItemDetails(string title, string? description) => (Title, Description) = (title, description);

    /// <summary>What has to be done, in a line.</summary>
    public string Title { get; }

    /// <summary>More about it, in several lines perhaps; null for nothing.</summary>
    public string? Description { get; }

    /// <summary>Looks at the rules.</summary>
    /// <returns>The details, or every rule that is broken, by member.</returns>
    public static Result<WorkItemDetails> Create(string? title, string? description)
    {
        var broken = new List<KeyValuePair<string, string>>();
        if (string.IsNullOrWhiteSpace(title) || title.Length > MaxTitleLength)
        {
            broken.Add(new("title", $"must be 1 to {MaxTitleLength} characters."));
        }

        if (description is { Length: > MaxDescriptionLength })
        {
            broken.Add(new("description", $"must be at most {MaxDescriptionLength} characters."));
        }

        return broken.Count > 0 ? Error.Rules(broken) : new WorkItemDetails(title!, string.IsNullOrWhiteSpace(description) ? null : description);
    }
}
