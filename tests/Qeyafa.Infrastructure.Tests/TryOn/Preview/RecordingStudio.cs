using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Pictures;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview;

/// <summary>Passes on to the real studio, and notes what it was asked for.</summary>
internal sealed class RecordingStudio(IPictureStudio studio) : IPictureStudio
{
    /// <summary>The operations that were run, in order.</summary>
    public List<string> Operations { get; } = [];

    /// <summary>What the next run fails with instead of being run.</summary>
    public Exception? Failure { get; set; }

    public Task<Result<StoredPicture>> NormaliseAsync(TemporaryFile file, TemporaryFile master, CancellationToken cancellationToken) =>
        studio.NormaliseAsync(file, master, cancellationToken);

    public Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Operations.Add(arguments[0]);
        return Failure is null ? studio.RunAsync(arguments, cancellationToken) : Task.FromException<string>(Failure);
    }
}
