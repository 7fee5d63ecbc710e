using Qeyafa.Infrastructure.Backups.Stores;

namespace Qeyafa.Infrastructure.Tests.Backups;

/// <summary>A store to which something happens when the content of a file has been written and the file is not there yet, or right before one is opened.</summary>
/// <param name="inner">The store.</param>
/// <param name="isMeant">Whether it happens at the file of a name.</param>
/// <param name="happening">What happens.</param>
internal sealed class InterruptedStore(IBackupStore inner, Func<string, bool> isMeant, Func<Task> happening) : IBackupStore
{
    public Task PutAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken) => inner.PutAsync(
        name,
        async target =>
        {
            await write(target);
            if (isMeant(name))
            {
                await happening();
            }
        },
        cancellationToken);

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (isMeant(name))
        {
            await happening();
        }

        return await inner.OpenAsync(name, cancellationToken);
    }

    public IAsyncEnumerable<StoredFile> ListAsync(string prefix, CancellationToken cancellationToken) => inner.ListAsync(prefix, cancellationToken);

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => inner.DeleteAsync(name, cancellationToken);

    public Task<int> RemoveRemainsAsync(CancellationToken cancellationToken) => inner.RemoveRemainsAsync(cancellationToken);
}
