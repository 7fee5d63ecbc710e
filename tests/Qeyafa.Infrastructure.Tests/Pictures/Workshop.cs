using Microsoft.Extensions.Logging.Abstractions;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Pictures.Studio;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.Pictures;

/// <summary>The real studio with the real libvips, in a folder of its own.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qeyafa-workshop-");

    public Workshop(Action<PictureOptions>? change = null, IPictureStudio? studio = null)
    {
        Options = new PictureOptions { Scratch = _folder.FullName, Seconds = 180 };
        change?.Invoke(Options);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        Scratch = new Scratch(options);
        Gate = new PictureGate(options);
        Studio = studio ?? new PictureStudio(new Vips(Scratch, options), Gate, Scratch, options, NullLogger<PictureStudio>.Instance);
        Storage = new MemoryStorage(TimeProvider.System);
        Thumbnails = new Thumbnails(Storage, Studio, Scratch, options);
        Pictures = new PictureStore(Storage, Studio, Scratch, Thumbnails);
    }

    public PictureOptions Options { get; }

    public Scratch Scratch { get; }

    public PictureGate Gate { get; }

    public IPictureStudio Studio { get; }

    public MemoryStorage Storage { get; }

    public Thumbnails Thumbnails { get; }

    public IPictures Pictures { get; }

    /// <summary>What is in the folder of temporary files now.</summary>
    public IReadOnlyList<string> Leftovers => [.. Directory.EnumerateFileSystemEntries(Directory.EnumerateDirectories(_folder.FullName).Single())];

    public TemporaryFile Write(byte[] content)
    {
        var file = Scratch.Create();
        File.WriteAllBytes(file.Path, content);
        return file;
    }

    /// <summary>Normalises a file.</summary>
    /// <returns>What was made of it, and the master's bytes; empty where it was refused.</returns>
    public async Task<(Result<StoredPicture> Made, byte[] Master)> NormaliseAsync(byte[] content)
    {
        using var file = Write(content);
        using var master = Scratch.Create();
        var made = await Studio.NormaliseAsync(file, master, CancellationToken.None);
        return (made, made.IsSuccess ? await File.ReadAllBytesAsync(master.Path) : []);
    }

    public void Dispose()
    {
        Scratch.Dispose();
        Gate.Dispose();
        _folder.Delete(recursive: true);
    }
}

internal static class Outcomes
{
    /// <summary>The error's code, or <c>taken</c>.</summary>
    public static string Code(this Result<StoredPicture> made) => made.Error?.Code ?? "taken";
}
