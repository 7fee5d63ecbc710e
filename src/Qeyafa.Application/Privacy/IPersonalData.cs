using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Privacy;

/// <summary>Everything that is held about people, as they may see it.</summary>
public interface IPersonalData
{
    /// <summary>The files that everybody's export has.</summary>
    IReadOnlyList<PersonalFile> Files { get; }

    /// <summary>Writes one file of a person's, as JSON in UTF-8, while it is read from the database batch by batch.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="destination">Where to; only its asynchronous members are used.</param>
    /// <param name="cancellationToken">Gives up: what is written then is not whole.</param>
    Task WriteAsync(PersonalFile file, EntityId userId, Stream destination, CancellationToken cancellationToken);
}

/// <summary>A file of an export.</summary>
/// <param name="Name">Its name, such as <c>measurements.json</c>.</param>
/// <param name="About">What it holds, in a sentence for the person.</param>
public sealed record PersonalFile(string Name, string About);
