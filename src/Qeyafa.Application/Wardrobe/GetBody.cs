using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Application.Wardrobe;

/// <summary>Answers the caller's body record; a person without one yet has none to find.</summary>
public sealed record GetBody : IQuery<Versioned<BodyDto>>, ISignedInRequest;

internal sealed class GetBodyHandler(IBodyRepository bodies, IPictureLinks links, ICaller caller) : IQueryHandler<GetBody, Versioned<BodyDto>>
{
    public async Task<Result<Versioned<BodyDto>>> Handle(GetBody request, CancellationToken cancellationToken) =>
        await bodies.FindAsync(caller.RequiredUserId(), cancellationToken) is { } body ? BodyDto.Show(body, links) : Error.NotFound;
}
