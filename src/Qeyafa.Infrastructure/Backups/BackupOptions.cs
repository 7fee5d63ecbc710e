using Qeyafa.Infrastructure.Settings;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>The settings under <c>Backup</c>.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Backup";
    public const string Files = "files";
    public const string S3Kind = "s3";

    /// <summary>Where backups are kept: <c>files</c> (a folder) or <c>s3</c> (a bucket); null for nowhere: no backup is made.</summary>
    public string? Kind { get; set; }

    /// <summary>The folder of the kind <c>files</c>.</summary>
    public string? Folder { get; set; }

    /// <summary>The bucket of the kind <c>s3</c>.</summary>
    public S3Options S3 { get; set; } = new();

    /// <summary>The key that everything is encrypted with, 32 bytes in base64; null for no encryption.</summary>
    [Secret]
    public string? Key { get; set; }

    /// <summary>How many days a backup is kept; 1 to 3,650. One that a kept backup builds on stays longer.</summary>
    public int KeepDays { get; set; } = 30;

    /// <summary>Whether pictures are backed up too.</summary>
    public bool Pictures { get; set; } = true;

    /// <summary>How long the database is read at one moment, in seconds, before a later moment is read; 1 to 86,400. Less than the server's <c>minSnapshotHistoryWindowInSeconds</c>.</summary>
    public int SnapshotSeconds { get; set; } = 240;

    /// <summary>When the nodes make backups by themselves.</summary>
    public BackupScheduleOptions Schedule { get; set; } = new();
}

/// <summary>The settings under <c>Backup:Schedule</c>.</summary>
internal sealed class BackupScheduleOptions
{
    /// <summary>The time of day (UTC, <c>HH:mm</c>) of the daily backup; empty for no schedule.</summary>
    public string At { get; set; } = "02:30";

    /// <summary>How many days after a full backup the next one is made, with incremental ones in between; 1 to 365.</summary>
    public int FullEveryDays { get; set; } = 7;

    /// <summary>How many days after a verification the next one is made; 1 to 365, 0 for none.</summary>
    public int VerifyEveryDays { get; set; } = 30;

    /// <summary>The time of day; null for no schedule.</summary>
    public TimeOnly? Time => TimeOnly.TryParseExact(At, "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var time) ? time : null;
}
