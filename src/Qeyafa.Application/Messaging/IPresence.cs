using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Messaging;

/// <summary>Knows who follows their messages.</summary>
public interface IPresence
{
    /// <summary>Whether a person has a stream open, on any node; or had one up to half a minute ago, which is how exactly it is known.</summary>
    Task<bool> IsThereAsync(EntityId person, CancellationToken cancellationToken);
}
