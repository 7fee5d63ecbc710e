using MongoDB.Bson;
using Qeyafa.Domain.TryOn;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.TryOn;

/// <summary>A try-on that this node holds the lease of.</summary>
/// <param name="Job">How it stood when the lease was taken.</param>
/// <param name="LeaseOwner">The name of the lease, which no other has: every change by its holder asks for it.</param>
/// <param name="Engine">The engine that <paramref name="Reference"/> is of; null for none.</param>
/// <param name="Reference">With what the engine goes on; null at first.</param>
/// <param name="Deadline">When it is given up.</param>
/// <param name="Tries">How many attempts have begun since it was asked for, or begun again.</param>
/// <param name="CancelTries">How often its engine could not be told that it is canceled.</param>
internal sealed record TryOnClaim(TryOnJob Job, string LeaseOwner, string? Engine, string? Reference, DateTimeOffset Deadline, int Tries, int CancelTries)
{
    public static TryOnClaim Of(BsonDocument document)
    {
        var stored = new StoredFields(document);
        var job = TryOnDocument.Read(document);
        return new TryOnClaim(
            job, stored.Text("lease_owner") ?? "", stored.Text("engine"), stored.Text("engine_reference"),
            stored.Moment("deadline_at") ?? DateTimeOffset.MaxValue, job.Attempts - (int)(stored.WholeNumber("attempts_before") ?? 0),
            (int)(stored.WholeNumber("cancel_tries") ?? 0));
    }
}
