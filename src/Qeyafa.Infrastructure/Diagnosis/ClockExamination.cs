using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Auditing;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security.Tokens;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Whether this machine's clock agrees with the database's, and whether another node writes from the future.</summary>
internal sealed class ClockExamination(IServiceProvider services, TimeProvider time, IOptions<TokenOptions> tokens) : IExamination
{
    private const string Mend = "Let the clock be set by NTP on every machine: timedatectl set-ntp true; timedatectl status.";

    private static readonly TimeSpan Unremarkable = TimeSpan.FromSeconds(2);

    public string Name => "clock";

    public bool NeedsDatabase => true;

    public async Task<Seen> ExamineAsync(CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<IMongoDatabase>();

        // Read before the database's time: what is written while its answer is awaited is not of the future.
        var written = await NewestAsync(database, cancellationToken);
        var before = time.GetUtcNow();
        var hello = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken);
        var after = time.GetUtcNow();
        var theirs = new DateTimeOffset(hello["localTime"].ToUniversalTime());

        // What lies between asking and the answer is no difference of clocks.
        var ahead = before > theirs ? before - theirs : after < theirs ? after - theirs : TimeSpan.Zero;
        var findings = new List<Finding>();
        if (ahead.Duration() > Unremarkable)
        {
            var allowed = tokens.Value.ClockSkew;
            var trouble = string.Create(CultureInfo.InvariantCulture, $"This machine's clock is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the database's.");
            findings.Add(ahead.Duration() > allowed
                ? Finding.Error("clock_wrong", $"{trouble} That is more than Tokens:ClockSkew: tokens, leases and codes end too early or too late.", Mend)
                : Finding.Warning("clock_differs", trouble, Mend));
        }

        if (written is { } newest && newest > theirs + Unremarkable)
        {
            findings.Add(Finding.Warning("node_clock_ahead", string.Create(CultureInfo.InvariantCulture, $"A node has written an entry of the audit log {(newest - theirs).TotalSeconds:0} s in the future: its clock is ahead of the database's."), Mend));
        }

        return new Seen("The clock agrees with the database's.", findings);
    }

    /// <summary>When the newest entry of the audit log was made, by the clock of the node that made it.</summary>
    private static async Task<DateTimeOffset?> NewestAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var newest = await database.GetCollection<BsonDocument>(AuditLog.Spec.Name).Find(new BsonDocument()).Sort(new BsonDocument("_id", -1)).Limit(1).ToListAsync(cancellationToken);
        return newest is [var entry] && entry["_id"].IsObjectId ? new DateTimeOffset(entry["_id"].AsObjectId.CreationTime) : null;
    }
}
