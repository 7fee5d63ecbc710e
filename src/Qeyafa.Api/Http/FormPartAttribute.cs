namespace Qeyafa.Api.Http;

/// <summary>Says what a part of the action's form means, for the API's description. The part itself is named by <see cref="TakesFormAttribute"/>.</summary>
/// <param name="name">The part.</param>
/// <param name="description">What it means, with its unit, its range and what counts where it is left out.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class FormPartAttribute(string name, string description) : Attribute
{
    /// <summary>The part.</summary>
    public string Name => name;

    /// <summary>What it means.</summary>
    public string Description => description;

    /// <summary>What the action reads the part's text as.</summary>
    public Type Type { get; set; } = typeof(string);
}
