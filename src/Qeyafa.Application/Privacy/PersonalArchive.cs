using System.Globalization;
using System.IO.Compression;
using System.Text;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Privacy;

/// <summary>
/// A person's export: a ZIP with a file that explains the others. It is written as it is read. A ZIP ends with its table of contents, which is written last:
/// one that was broken off has none, and no program takes it for whole.
/// </summary>
/// <param name="data">Where the files come from.</param>
/// <param name="pictures">Where the pictures come from.</param>
/// <param name="userId">Whose export.</param>
/// <param name="madeAt">When it was asked for (UTC).</param>
public sealed class PersonalArchive(IPersonalData data, IPersonalPictures pictures, EntityId userId, DateTimeOffset madeAt)
{
    private const string Explanation = "README.txt";
    private const string PictureFolder = "pictures/";

    /// <summary>The name of the ZIP file.</summary>
    public string FileName { get; } = $"qeyafa-{userId}.zip";

    /// <summary>Writes the ZIP; only asynchronous members of the stream are used.</summary>
    public async Task WriteToAsync(Stream destination, CancellationToken cancellationToken)
    {
        await using var writes = new DeferredWrites(destination);

        // Not disposed of on the way out of a failure: disposing writes the table of contents.
        var zip = await ZipArchive.CreateAsync(writes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await AddAsync(zip, Explanation, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(Readme()), cancellationToken), cancellationToken);
        foreach (var file in data.Files)
        {
            await AddAsync(zip, file.Name, stream => data.WriteAsync(file, userId, stream, cancellationToken), cancellationToken);
            await writes.FlushAsync(cancellationToken);
        }

        await foreach (var key in pictures.ListAsync(userId, cancellationToken))
        {
            await AddPictureAsync(zip, key, cancellationToken);
            await writes.FlushAsync(cancellationToken);
        }

        await zip.DisposeAsync();
        await writes.FlushAsync(cancellationToken);
    }

    private async Task AddPictureAsync(ZipArchive zip, PictureKey key, CancellationToken cancellationToken)
    {
        await using var picture = await pictures.OpenAsync(key, cancellationToken);
        if (picture is not null)
        {
            // A JPEG is compressed already.
            await AddAsync(zip, PictureFolder + key.Value, stream => picture.CopyToAsync(stream, cancellationToken), cancellationToken, CompressionLevel.NoCompression);
        }
    }

    /// <summary>Adds an entry, closing its stream only once it is whole, which the next one waits for.</summary>
    private async Task AddAsync(ZipArchive zip, string name, Func<Stream, Task> write, CancellationToken cancellationToken, CompressionLevel compression = CompressionLevel.Fastest)
    {
        var entry = zip.CreateEntry(name, compression);
        entry.LastWriteTime = madeAt;
        var stream = await entry.OpenAsync(cancellationToken);
        await write(stream);
        await stream.DisposeAsync();
    }

    private string Readme()
    {
        var text = new StringBuilder()
            .AppendLine("Everything that Qeyafa holds about you")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Account:  {userId}")
            .AppendLine(CultureInfo.InvariantCulture, $"Made at:  {madeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
            .AppendLine()
            .AppendLine("Each .json file is JSON in UTF-8. Times are UTC (RFC 3339), ids are 24 hexadecimal digits, lengths are in the unit that a record names, weights in kg.")
            .AppendLine("Passwords, codes and sign-in keys are kept only as hashes, which say nothing about you and are not part of this.")
            .AppendLine();
        foreach (var file in data.Files)
        {
            text.AppendLine(file.Name).AppendLine(CultureInfo.InvariantCulture, $"    {file.About}");
        }

        text.AppendLine(PictureFolder).AppendLine("    Your pictures as JPEG files, if there are any: of your body, your clothing, your try-ons, and what you were measured by. The last part of a name is the id of its record.");
        return text.ToString();
    }
}
