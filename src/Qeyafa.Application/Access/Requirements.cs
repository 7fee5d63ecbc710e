using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Access;

/// <summary>Anyone may make the request, signed in or not.</summary>
public interface IAnonymousRequest;

/// <summary>Any signed-in person may make the request; its handler touches only what <see cref="IAccessPolicy"/> lets that person reach.</summary>
public interface ISignedInRequest;

/// <summary>
/// The request names whose data it touches: the caller must be that person, or somebody whom <see cref="IAccessPolicy"/> lets reach it.
/// Whoever may not is answered as if the data did not exist.
/// </summary>
public interface IOwnedRequest
{
    /// <summary>Whose data the request touches.</summary>
    EntityId OwnerId { get; }

    /// <summary>What the request does with it.</summary>
    Permission Permission { get; }
}

/// <summary>
/// The request needs a right that only roles give: whoever is signed in without it is told so (403). The right is looked up for each request.
/// </summary>
public interface IPermittedRequest
{
    /// <summary>The right that the caller must have.</summary>
    Grant Required { get; }
}

/// <summary>What can be done with a person's data.</summary>
public enum Permission
{
    /// <summary>Read measurements.</summary>
    ReadMeasurements,

    /// <summary>Record, change and delete measurements.</summary>
    WriteMeasurements,

    /// <summary>Read the profile.</summary>
    ReadProfile,

    /// <summary>Change the profile.</summary>
    WriteProfile,

    /// <summary>Read the wardrobe: body, clothing, try-ons and favourites with their pictures.</summary>
    ReadWardrobe,

    /// <summary>Change the wardrobe.</summary>
    WriteWardrobe,

    /// <summary>Read tasks.</summary>
    ReadTasks,

    /// <summary>Change tasks.</summary>
    WriteTasks,

    /// <summary>Read the account.</summary>
    ReadAccount,

    /// <summary>See with whom what is shared.</summary>
    ReadShares,

    /// <summary>Share data, and end that.</summary>
    WriteShares,

    /// <summary>Take everything that is held about the person.</summary>
    ExportAccount,

    /// <summary>Erase the account and everything of it.</summary>
    EraseAccount,
}

/// <summary>The one place that decides whose data a person reaches.</summary>
public interface IAccessPolicy
{
    /// <summary>Whether the caller may do this with the owner's data.</summary>
    ValueTask<bool> MayAsync(EntityId caller, EntityId owner, Permission permission, CancellationToken cancellationToken);

    /// <summary>Whether the caller's account is active and has the right.</summary>
    Task<bool> HoldsAsync(EntityId caller, Grant grant, CancellationToken cancellationToken);
}
