using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.TryOn;

/// <summary>What is to be tried on.</summary>
/// <param name="BodyId">The body record that is dressed: one of yours, with a picture.</param>
/// <param name="ClothingId">The garment that is tried on: one of yours, with a picture.</param>
public sealed record TryOnBody(EntityId BodyId, EntityId ClothingId);
