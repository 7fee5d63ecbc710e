using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Deletes a record.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Expected">The versions that the client is willing to delete.</param>
public sealed record DeleteMeasurement(EntityId Id, ExpectedVersion Expected = default) : ICommand<Done>, ISignedInRequest;

internal sealed class DeleteMeasurementHandler(IMeasurementRepository measurements, ICaller caller, IAccessPolicy policy) : ICommandHandler<DeleteMeasurement, Done>
{
    public async Task<Result<Done>> Handle(DeleteMeasurement request, CancellationToken cancellationToken)
    {
        var stored = await measurements.FindReachableAsync(request.Id, caller.RequiredUserId(), policy, Permission.WriteMeasurements, cancellationToken);
        if (stored is null) return Error.NotFound;
        if (request.Expected.Check(stored.Version) is { } stale) return stale;

        long? expected = request.Expected.IsStated ? stored.Version : null;
        return await measurements.DeleteAsync(request.Id, OwnerScope.Of(stored.UserId), expected, cancellationToken) switch
        {
            DeleteOutcome.Deleted => default(Done),
            DeleteOutcome.OtherVersion => request.Expected.Miss,
            _ => Error.NotFound,
        };
    }
}
