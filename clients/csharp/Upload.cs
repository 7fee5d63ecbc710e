namespace Qeyafa.Client;

/// <summary>Files to send, with progress.</summary>
public static class Upload
{
    /// <summary>The largest picture that the server takes: 10 MiB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>A picture to send. It is read into memory, so that it can be sent again where a request is repeated.</summary>
    /// <param name="picture">The file's bytes, from where the stream stands to its end; the caller closes it.</param>
    /// <param name="fileName">The file's name; the server looks at the content alone.</param>
    /// <param name="progress">Told the part of the file that has been handed to the connection, 0 to 1; begins anew where a request is repeated.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The file is empty or larger than <see cref="MaxBytes"/>.</exception>
    public static async Task<FileParameter> FromAsync(Stream picture, string fileName, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (await picture.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (bytes.Length + read > MaxBytes)
            {
                throw new ArgumentException("The picture is larger than 10 MiB.", nameof(picture));
            }

            bytes.Write(buffer, 0, read);
        }

        if (bytes.Length == 0)
        {
            throw new ArgumentException("The picture is empty.", nameof(picture));
        }

        bytes.Position = 0;
        return new FileParameter(new ProgressStream(bytes, progress), fileName, "application/octet-stream");
    }
}
