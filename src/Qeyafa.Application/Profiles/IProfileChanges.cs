using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Profiles;

/// <summary>Hears of every profile that has been put, so that what is remembered of it can be forgotten.</summary>
public interface IProfileChanges
{
    /// <summary>A person's profile has been stored anew.</summary>
    void Changed(EntityId userId);
}
