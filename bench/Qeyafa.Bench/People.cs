using Qeyafa.Domain.Common;

namespace Qeyafa.Bench;

/// <summary>The people of a users' file.</summary>
internal static class People
{
    public static async Task<EntityId[]> ReadAsync(string usersFile, CancellationToken cancellationToken) =>
        [.. (await File.ReadAllLinesAsync(usersFile, cancellationToken)).Where(line => line.Length > 0).Select(line => EntityId.Parse(line, null))];
}
