namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>How a step is taken back.</summary>
/// <param name="Exists">Whether it can be.</param>
/// <param name="Loses">What is lost by it, as the end of "This loses …"; null for nothing that cannot be made anew.</param>
internal sealed record WayBack(bool Exists, string? Loses = null)
{
    /// <summary>There is none: a backup from before the step is the way.</summary>
    public static WayBack None { get; } = new(false);

    /// <summary>Nothing is lost that the step does not make anew.</summary>
    public static WayBack Lossless { get; } = new(true);
}
