namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>The settings under <c>Migrations</c>.</summary>
internal sealed class MigrationOptions
{
    public const string Section = "Migrations";

    /// <summary>What <c>serve</c> and commands do with a database that is behind: <c>refuse</c> or <c>apply</c>; null for <c>apply</c> in Development and <c>refuse</c> elsewhere.</summary>
    public string? AtStart { get; set; }

    /// <summary>How many documents a migration changes at once; 1 to 10,000.</summary>
    public int BatchSize { get; set; } = 500;
}
