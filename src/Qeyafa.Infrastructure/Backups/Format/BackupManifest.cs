using System.Text.Json.Serialization;

namespace Qeyafa.Infrastructure.Backups.Format;

/// <summary>What a backup is, written when everything else of it is there: a backup without one is none.</summary>
internal sealed record BackupManifest
{
    public const int CurrentFormat = 1;
    public const string Full = "full";
    public const string Incremental = "incremental";

    /// <summary>The version of the format.</summary>
    public required int Format { get; init; }

    /// <summary>The backup's name, which is also the folder of its files.</summary>
    public required string Id { get; init; }

    /// <summary><c>full</c> or <c>incremental</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The backup that an incremental one goes on from.</summary>
    public string? Parent { get; init; }

    /// <summary>The version of Qeyafa that made it.</summary>
    public required string Tool { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The version of the server.</summary>
    public required string Server { get; init; }

    /// <summary>When it was begun (UTC).</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it was finished (UTC).</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The operation behind which its own operations begin, as <c>seconds.increment</c>; the same as the end where it has none.</summary>
    public required string Start { get; init; }

    /// <summary>The last operation whose effect it holds, as <c>seconds.increment</c>.</summary>
    public required string End { get; init; }

    /// <summary>When that operation was done, by the server's clock (UTC).</summary>
    public required DateTimeOffset EndAt { get; init; }

    /// <summary>The collections at the end.</summary>
    public required IReadOnlyList<BackedUpCollection> Collections { get; init; }

    /// <summary>The file of operations; null for none.</summary>
    public string? Oplog { get; init; }

    /// <summary>How many operations it holds.</summary>
    public long Operations { get; init; }

    /// <summary>The list of pictures; null where pictures were left out.</summary>
    public PictureList? Pictures { get; init; }

    /// <summary>Those erased by then, as the audit log names them.</summary>
    public IReadOnlyList<string> Erased { get; init; } = [];

    /// <summary>Every file.</summary>
    public required IReadOnlyList<BackupFile> Files { get; init; }

    /// <summary>Bytes in the store, pictures apart.</summary>
    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>A collection in a backup.</summary>
internal sealed record BackedUpCollection
{
    public required string Name { get; init; }

    /// <summary>The file of documents; null in incremental backups and for views.</summary>
    public string? Documents { get; init; }

    /// <summary>The file of options and indexes; null in incremental backups.</summary>
    public string? Metadata { get; init; }

    /// <summary>What the file of documents holds; null where there is none.</summary>
    public Fingerprint? Dumped { get; init; }

    /// <summary>What the collection held at the backup's end; null where that took longer to find out than the server keeps.</summary>
    public Fingerprint? AtEnd { get; init; }
}

/// <summary>A file of a backup.</summary>
internal sealed record BackupFile
{
    /// <summary>Its name in the store.</summary>
    public required string Name { get; init; }

    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the stored bytes, in hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>The pictures of a backup.</summary>
internal sealed record PictureList
{
    /// <summary>The file that lists them, one JSON document a line.</summary>
    public required string File { get; init; }

    public required long Count { get; init; }

    /// <summary>Bytes of all.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many were not there from earlier backups.</summary>
    public required long Added { get; init; }
}

/// <summary>One picture in the list.</summary>
internal sealed record BackedUpPicture
{
    /// <summary>Its key in the storage.</summary>
    public required string Key { get; init; }

    /// <summary>Its entity tag there.</summary>
    public required string Tag { get; init; }

    /// <summary>Its size.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of its content, in hexadecimal digits.</summary>
    public required string Content { get; init; }

    /// <summary>The file with its content.</summary>
    public required BackupFile File { get; init; }
}

/// <summary>What came out of verifying a backup.</summary>
internal sealed record Verification(DateTimeOffset At, bool Passed, string Detail);

/// <summary>What came out of the last try to make a backup.</summary>
internal sealed record LastRun(DateTimeOffset At, bool Passed, string Detail);

[JsonSerializable(typeof(BackupManifest))]
[JsonSerializable(typeof(BackedUpPicture))]
[JsonSerializable(typeof(Verification))]
[JsonSerializable(typeof(LastRun))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class BackupJson : JsonSerializerContext;
