using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Pictures;

namespace Qeyafa.Testing.Pictures;

/// <summary>Takes every file for a picture and leaves it as it is, for tests that are not about pictures: no child process is started.</summary>
internal sealed class TrustingStudio : IPictureStudio
{
    public Task<Result<StoredPicture>> NormaliseAsync(TemporaryFile file, TemporaryFile master, CancellationToken cancellationToken)
    {
        File.Copy(file.Path, master.Path, overwrite: true);
        return Task.FromResult<Result<StoredPicture>>(new StoredPicture(TestPictures.Width, TestPictures.Height, master.Length));
    }

    /// <summary>A thumbnail is a copy; nothing else is asked for by what stores pictures.</summary>
    public Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not ["thumbnail", var from, var to, ..])
        {
            throw new NotSupportedException(string.Join(' ', arguments));
        }

        File.Copy(from, to[..to.IndexOf('[', StringComparison.Ordinal)]);
        return Task.FromResult("");
    }
}
