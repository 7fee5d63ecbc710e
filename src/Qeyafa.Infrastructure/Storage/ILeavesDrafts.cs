namespace Qeyafa.Infrastructure.Storage;

/// <summary>A storage in which a process that dies while it writes leaves something behind that is no object.</summary>
internal interface ILeavesDrafts
{
    /// <summary>Removes what writes left behind that began before a time and never came to their end.</summary>
    /// <returns>How much was removed.</returns>
    Task<int> RemoveDraftsAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
