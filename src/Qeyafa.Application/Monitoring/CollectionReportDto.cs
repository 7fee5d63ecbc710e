namespace Qeyafa.Application.Monitoring;

/// <summary>A collection.</summary>
public sealed record CollectionReportDto
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How many documents it holds.</summary>
    public required long Documents { get; init; }

    /// <summary>The documents' size in bytes, uncompressed.</summary>
    public required long DataBytes { get; init; }

    /// <summary>What they take in storage, in bytes.</summary>
    public required long StorageBytes { get; init; }

    /// <summary>What its indexes take in storage, in bytes.</summary>
    public required long IndexBytes { get; init; }

    /// <summary>How it has grown within the last 30 days; null before the second day.</summary>
    public required GrowthDto? Growth { get; init; }

    /// <summary>Its indexes.</summary>
    public required IReadOnlyList<IndexUseDto> Indexes { get; init; }
}

/// <summary>How a collection has grown; a negative number where it has shrunk.</summary>
/// <param name="Since">The oldest sample of the last 30 days.</param>
/// <param name="Documents">How many documents have been added since.</param>
/// <param name="DataBytes">How many bytes of documents.</param>
/// <param name="BytesPerDay">The same by day.</param>
public sealed record GrowthDto(DateTimeOffset Since, long Documents, long DataBytes, double BytesPerDay);

/// <summary>An index, and whether the member that was asked uses it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operations">How many operations used it.</param>
/// <param name="Since">Since when they are counted: the server's start, or the index's making.</param>
/// <param name="IsUnused">
/// Whether none has used it for a day at least. Not for <c>_id_</c>, nor for unique and expiring indexes, which work without being asked. Another member may use it.
/// </param>
public sealed record IndexUseDto(string Name, long Operations, DateTimeOffset Since, bool IsUnused);
