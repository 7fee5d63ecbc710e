namespace Qeyafa.Api.Http;

/// <summary>The action reads its body itself, as text of one media type, such as <c>[TakesText("text/csv")]</c>.</summary>
/// <param name="mediaType">The media type.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesTextAttribute(string mediaType) : Attribute
{
    /// <summary>The media type.</summary>
    public string MediaType => mediaType;

    /// <summary>A body that is taken.</summary>
    public string Example { get; set; } = "";
}
