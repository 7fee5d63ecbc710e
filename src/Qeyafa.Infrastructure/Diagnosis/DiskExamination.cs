using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Storage;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether there is room where files are written.</summary>
internal sealed class DiskExamination(Machine machine, IConfiguration configuration, IOptions<StorageOptions> storage, IOptions<PictureOptions> pictures) : IExamination
{
    public const long Little = 1024L * 1024 * 1024;
    public const long TooLittle = 256L * 1024 * 1024;

    public string Name => "disk";

    public bool NeedsDatabase => false;

    public Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var data = configuration["QEYAFA_DATA"] is { Length: > 0 } chosen ? chosen : "data";
        var folders = new List<(string What, string Folder)> { ("QEYAFA_DATA", data), ("Pictures:Scratch", pictures.Value.Scratch is { Length: > 0 } scratch ? scratch : Path.GetTempPath()) };
        if (storage.Value.Kind != StorageOptions.S3Kind)
        {
            folders.Add(("Storage:Folder", storage.Value.Folder ?? Path.Combine(data, "pictures")));
        }

        var findings = folders.Select(folder => Judge($"the folder {Path.GetFullPath(folder.Folder)} ({folder.What})", machine.FreeBytes(folder.Folder))).OfType<Finding>();
        return Task.FromResult(new Seen("There is room in the folders of data, pictures and temporary files.", [.. findings]));
    }

    /// <summary>Judges the room that is left somewhere.</summary>
    internal static Finding? Judge(string where, long? free)
    {
        var trouble = string.Create(CultureInfo.InvariantCulture, $"Only {free / (1024 * 1024)} MiB are free in {where}.");
        const string mend = "Make room (du -xh --max-depth=2 shows what takes it), or set it to a folder on a larger disk.";
        return free is null or >= Little ? null : free < TooLittle ? Finding.Error("disk_full", trouble, mend) : Finding.Warning("disk_low", trouble, mend);
    }
}

/// <summary>Whether the database has room on its own disk.</summary>
internal sealed class DatabaseDiskExamination(IServiceProvider services) : IExamination
{
    public string Name => "database disk";

    public bool NeedsDatabase => true;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var stats = await services.GetRequiredService<IMongoDatabase>().RunCommandAsync<BsonDocument>(new BsonDocument("dbStats", 1), cancellationToken: cancellationToken);
        long? free = stats.TryGetValue("fsTotalSize", out var total) && stats.TryGetValue("fsUsedSize", out var used) ? (long)(total.ToDouble() - used.ToDouble()) : null;
        return DiskExamination.Judge("the database's data folder, on its machine", free) is { } finding ? new Seen("", finding) : new Seen("The database has room on its disk.");
    }
}
