using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>
/// Replaces the values of the caller's body record, or makes the first one: a measurement, height or weight that is not given is gone. The picture stays,
/// and the unit does where none is given; that of a new record is cm then.
/// </summary>
/// <param name="Measurements">The lengths by name, in the unit; at most 100.</param>
/// <param name="Height">Standing height, in the unit.</param>
/// <param name="Weight">Body mass in kg.</param>
/// <param name="Unit">The unit of every length.</param>
/// <param name="Expected">The versions that the client is willing to replace.</param>
public sealed record PutBody(
    IReadOnlyCollection<KeyValuePair<string, double>>? Measurements, double? Height = null, double? Weight = null, LengthUnit? Unit = null, ExpectedVersion Expected = default)
    : ICommand<Versioned<BodyDto>>, ISignedInRequest
{
    internal BodyEntry ToEntry() => new() { Measurements = Measurements ?? [], Height = Height, Weight = Weight, Unit = Unit };
}

internal sealed class PutBodyHandler(IBodyRepository bodies, IPictureLinks links, ICaller caller, TimeProvider clock) : ICommandHandler<PutBody, Versioned<BodyDto>>
{
    public async Task<Result<Versioned<BodyDto>>> Handle(PutBody request, CancellationToken cancellationToken)
    {
        var stored = await bodies.FindAsync(caller.RequiredUserId(), cancellationToken);
        if (request.Expected.Check(stored?.Version) is { } stale)
        {
            return stale;
        }

        return stored is null ? await BeginAsync(request, cancellationToken) : await ReviseAsync(stored, request, cancellationToken);
    }

    private async Task<Result<Versioned<BodyDto>>> BeginAsync(PutBody request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var described = BodyRecord.Describe(EntityId.New(now), caller.RequiredUserId(), request.ToEntry(), now);
        if (!described.IsSuccess)
        {
            return described.Error;
        }

        return await bodies.InsertAsync(described.Value, cancellationToken) ? BodyDto.Show(described.Value, links, created: true) : Error.ConcurrentChange;
    }

    private async Task<Result<Versioned<BodyDto>>> ReviseAsync(BodyRecord body, PutBody request, CancellationToken cancellationToken)
    {
        var version = body.Version;
        var revised = body.Revise(request.ToEntry(), clock.GetUtcNow());
        if (!revised.IsSuccess)
        {
            return revised.Error;
        }

        return await bodies.ReplaceAsync(body, version, cancellationToken) ? BodyDto.Show(body, links) : request.Expected.Miss;
    }
}
