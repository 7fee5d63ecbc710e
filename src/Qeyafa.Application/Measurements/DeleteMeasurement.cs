using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Pictures;

namespace Qeyafa.Application.Measurements;

/// <summary>Deletes a record, then the pictures that it was measured by. What stays behind because the process ends in between is swept away.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Expected">The versions that the client is willing to delete.</param>
public sealed record DeleteMeasurement(EntityId Id, ExpectedVersion Expected = default) : ICommand<Done>, ISignedInRequest;

internal sealed class DeleteMeasurementHandler(IMeasurementRepository measurements, IPictures pictures, ICaller caller, IAccessPolicy policy) : ICommandHandler<DeleteMeasurement, Done>
{
    public async Task<Result<Done>> Handle(DeleteMeasurement request, CancellationToken cancellationToken)
    {
        var stored = await measurements.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteMeasurements, cancellationToken);
        if (stored is null) return Error.NotFound;
        if (request.Expected.Check(stored.Version) is { } stale) return stale;

        long? expected = request.Expected.IsStated ? stored.Version : null;
        switch (await measurements.DeleteAsync(request.Id, OwnerScope.Of(stored.UserId), expected, cancellationToken))
        {
            case DeleteOutcome.Deleted:
                await DeletePicturesAsync(stored);
                return default(Done);
            case DeleteOutcome.OtherVersion:
                return request.Expected.Miss;
            default:
                return Error.NotFound;
        }
    }

    /// <summary>Only the record's own: what an earlier system wrote there may name anything.</summary>
    private async Task DeletePicturesAsync(Measurement deleted)
    {
        foreach (var path in deleted.ImagePaths)
        {
            if (PictureKey.TryParse(path, out var key) && (key.Kind, key.Owner, key.Id) == (PictureKind.Measurement, deleted.UserId, deleted.Id))
            {
                await pictures.DeleteAsync(key, CancellationToken.None);
            }
        }
    }
}
