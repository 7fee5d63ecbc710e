using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;

namespace Qeyafa.Application.TryOn;

/// <summary>Asks for a garment to be tried on the caller's body. It is stored and answered at once; workers make the picture.</summary>
/// <param name="BodyId">The caller's body record, which has a picture.</param>
/// <param name="ClothingId">A garment of the caller's, which has a picture.</param>
public sealed record CreateTryOn(EntityId BodyId, EntityId ClothingId) : ICommand<Versioned<TryOnDto>>, ISignedInRequest;

internal sealed class CreateTryOnHandler(
    ICaller caller, ITryOnRepository tryOns, ITryOnSubjects subjects, ITryOnAdmission admission, IReservedId reserved, TryOnView view, TimeProvider clock)
    : ICommandHandler<CreateTryOn, Versioned<TryOnDto>>
{
    private static readonly Error IdTaken = Error.ConcurrentChange with { Code = "id_taken" };

    public async Task<Result<Versioned<TryOnDto>>> Handle(CreateTryOn request, CancellationToken cancellationToken)
    {
        var owner = caller.RequiredUserId();
        if (reserved.MayExist && await tryOns.FindAsync(reserved.Value, OwnerScope.Of(owner), cancellationToken) is { } earlier)
        {
            return await view.ShowAsync(earlier, cancellationToken);
        }

        var job = TryOnJob.Create(reserved.Value, owner, request.BodyId, request.ClothingId, clock.GetUtcNow());
        var made = await admission.RunAsync<TryOnJob>(
            owner,
            async cancellation =>
                await subjects.HoldWithPicturesAsync(owner, job.BodyId, job.ClothingId, cancellation) is { } missing ? missing
                : await tryOns.AddAsync(job, cancellation) ? job
                : IdTaken,
            cancellationToken);
        if (made.Error != IdTaken)
        {
            return made.Map(created => new Versioned<TryOnDto>(view.Show(created, isFavorite: false), created.Version));
        }

        return await tryOns.FindAsync(job.Id, OwnerScope.Of(owner), cancellationToken) is { } stored ? await view.ShowAsync(stored, cancellationToken) : Error.ConcurrentChange;
    }
}
