using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Backups.Format;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Backups;

/// <summary>What the settings of backups must be. A rule never repeats a value.</summary>
internal sealed class BackupOptionsRules(IHostEnvironment environment) : IValidateOptions<BackupOptions>
{
    public ValidateOptionsResult Validate(string? name, BackupOptions options) => SettingRules.Judge(
    [
        (options.Kind is null or BackupOptions.Files or BackupOptions.S3Kind, "Backup:Kind must be files or s3, or not be set."),
        (options.Kind != BackupOptions.Files || !string.IsNullOrWhiteSpace(options.Folder), "Backup:Folder must be a folder, as Backup:Kind is files."),
        (options.Key is null or "" || BackupKey.IsKey(options.Key), "Backup:Key must be exactly 32 bytes in base64 (openssl rand -base64 32)."),
        (options.KeepDays is >= 1 and <= 3_650, "Backup:KeepDays must be 1 to 3650."),
        (options.SnapshotSeconds is >= 1 and <= 86_400, "Backup:SnapshotSeconds must be 1 to 86400."),
        (options.Schedule.At.Length == 0 || options.Schedule.Time is not null, "Backup:Schedule:At must be a time of day such as 02:30 (UTC), or be empty."),
        (options.Schedule.FullEveryDays is >= 1 and <= 365, "Backup:Schedule:FullEveryDays must be 1 to 365."),
        (options.Schedule.VerifyEveryDays is >= 0 and <= 365, "Backup:Schedule:VerifyEveryDays must be 0 to 365."),
        .. S3Rules(options),
    ]);

    /// <summary>The same rules as for the storage of pictures, under this section's names.</summary>
    private IEnumerable<(bool Kept, string Rule)> S3Rules(BackupOptions options)
    {
        if (options.Kind != BackupOptions.S3Kind)
        {
            return [];
        }

        var judged = new StorageOptionsRules(environment).Validate(name: null, new StorageOptions { Kind = StorageOptions.S3Kind, S3 = options.S3 });
        return (judged.Failures ?? []).Select(rule => (false, rule.Replace("Storage:", "Backup:", StringComparison.Ordinal)));
    }
}
