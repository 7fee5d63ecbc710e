using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Notifications;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Outbox;

/// <summary>
/// One document per message: <c>pending</c> (due at a time), <c>sending</c> (claimed by a node, until the claim is due), <c>sent</c>, <c>given_up</c>,
/// or <c>kept</c> where nothing is configured that could send it. Every change of state is one conditional update.
/// </summary>
internal sealed class OutboxStore(
    IMongoDatabase database, SecretBox box, IEnumerable<ITransport> transports, OutboxSignal signal, IOptions<OutboxOptions> options, IHostEnvironment environment,
    OperationTimer timer, TimeProvider time) : IOutbox, IOutboxDecoy, IOutboxReader
{
    public static readonly CollectionSpec Spec = new(
        "outbox",
        new Ownership.OfPerson("user_id", ExportedAs: null) { AlsoBy = [new PersonField("to", PersonKey.Email), new PersonField("to", PersonKey.PhoneNumber)] },
        new IndexSpec("next", new BsonDocument { ["state"] = 1, ["due_at"] = 1 }),
        new IndexSpec("receiver_newest", new BsonDocument { ["to"] = 1, ["created_at"] = -1, ["_id"] = -1 }),
        new IndexSpec("newest", new BsonDocument { ["created_at"] = -1, ["_id"] = -1 }),
        new IndexSpec("user_id", new BsonDocument("user_id", 1)),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    private const string Pending = "pending";
    private const string Sending = "sending";
    private const string Sent = "sent";
    private const string GivenUp = "given_up";
    private const string Kept = "kept";
    private const string Decoy = "decoy";

    private static readonly TimeSpan DecoyLife = TimeSpan.FromMinutes(10);

    private readonly IMongoCollection<BsonDocument> _messages = database.GetCollection<BsonDocument>(Spec.Name);
    private readonly string _node = Guid.NewGuid().ToString("N");

    public async Task EnqueueAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "enqueue");
        if (message is { About: { } about, UserId: { } person }
            && await _messages.FindFirstJoinedAsync(new BsonDocument { ["user_id"] = person.ToBson(), ["template"] = message.Template, ["about"] = about.ToBson() }, cancellationToken) is not null)
        {
            return;
        }

        await InsertAsync(message, WillBeSent(message.Channel) ? Pending : Kept, TimeSpan.FromDays(options.Value.KeepDays), cancellationToken);
    }

    public async Task EnqueueAsync(OutboxChannel channel, int length, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "enqueue_decoy");
        await InsertAsync(new OutgoingMessage(channel, "-", Decoy, Decoy, new Secret(new string(' ', length))), Decoy, DecoyLife, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredMessage>> NewestAsync(string? to, int limit, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "newest");
        var filter = to is null ? new BsonDocument("state", new BsonDocument("$ne", Decoy)) : new BsonDocument("to", to);
        var found = await _messages.Find(filter).Sort(new BsonDocument { ["created_at"] = -1, ["_id"] = -1 }).Limit(limit).ToListAsync(cancellationToken);
        return [.. found.Where(document => document.Contains("text")).Select(Read)];
    }

    /// <summary>Takes the message over that has been due for longest, one whose claim has run out included; null where nothing is due.</summary>
    public async Task<OutboxClaim?> ClaimAsync(IEnumerable<OutboxChannel> channels, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "claim");
        var now = time.GetUtcNow();
        var due = new BsonDocument
        {
            ["state"] = new BsonDocument("$in", new BsonArray { Pending, Sending }),
            ["due_at"] = new BsonDocument("$lte", now.UtcDateTime),
            ["channel"] = new BsonDocument("$in", new BsonArray(channels.Select(WordOf))),
        };
        var take = new BsonDocument
        {
            ["$set"] = new BsonDocument { ["state"] = Sending, ["due_at"] = (now + lease).UtcDateTime, ["lease_owner"] = _node },
            ["$inc"] = new BsonDocument("attempts", 1),
        };
        var oldest = new FindOneAndUpdateOptions<BsonDocument> { Sort = new BsonDocument("due_at", 1), ReturnDocument = ReturnDocument.After };
        return await _messages.FindOneAndUpdateAsync(due, take, oldest, cancellationToken) is { } taken ? OutboxClaim.Of(taken, ChannelOf(taken)) : null;
    }

    public bool IsUseless(OutboxClaim claim) => claim.UselessAfter <= time.GetUtcNow();

    /// <summary>The message itself.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed with another master key.</exception>
    public SendableMessage Open(OutboxClaim claim) => new(claim.Id, claim.Document["to"].AsString, claim.Document["subject"].AsString, TextOf(claim.Document));

    public Task SentAsync(OutboxClaim claim, CancellationToken cancellationToken) => EndAsync(claim, Sent, reason: null, cancellationToken);

    public Task GiveUpAsync(OutboxClaim claim, string reason, CancellationToken cancellationToken) => EndAsync(claim, GivenUp, reason, cancellationToken);

    public async Task RetryAsync(OutboxClaim claim, TimeSpan wait, string reason, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "retry");
        var again = new BsonDocument
        {
            ["$set"] = new BsonDocument { ["state"] = Pending, ["due_at"] = (time.GetUtcNow() + wait).UtcDateTime, ["reason"] = reason },
            ["$unset"] = new BsonDocument("lease_owner", ""),
        };
        await _messages.UpdateOneAsync(Held(claim), again, cancellationToken: cancellationToken);
    }

    private async Task InsertAsync(OutgoingMessage message, string state, TimeSpan life, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = EntityId.New(now);
        var document = new BsonDocument
        {
            { "_id", id.ToBson() },
            { "user_id", () => message.UserId!.Value.ToBson(), message.UserId is not null },
            { "about", () => message.About!.Value.ToBson(), message.About is not null },
            { "channel", WordOf(message.Channel) },
            { "to", message.To },
            { "template", message.Template },
            { "subject", message.Subject },
            { "text", new BsonBinaryData(box.Seal(Encoding.UTF8.GetBytes(message.Text.Reveal()), Context(id))) },
            { "state", state },
            { "attempts", 0 },
            { "due_at", now.UtcDateTime },
            { "useless_after", () => message.UselessAfter!.Value.UtcDateTime, message.UselessAfter is not null },
            { "created_at", now.UtcDateTime },
            { "expires_at", (now + life).UtcDateTime },
        };
        await _messages.InsertOneJoinedAsync(document, cancellationToken);
        AmbientTransaction.AfterEnd(signal.Set);
    }

    private async Task EndAsync(OutboxClaim claim, string state, string? reason, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "end");
        var unset = new BsonDocument { { "lease_owner", "" }, { "due_at", "" } };
        if (environment.IsProduction())
        {
            // A code has no business in the database once it is on its way.
            unset.Add("text", "");
        }

        var ended = new BsonDocument { { "state", state }, { "ended_at", time.GetUtcNow().UtcDateTime }, { "reason", reason, reason is not null } };
        await _messages.UpdateOneAsync(Held(claim), new BsonDocument { ["$set"] = ended, ["$unset"] = unset }, cancellationToken: cancellationToken);
    }

    private BsonDocument Held(OutboxClaim claim) => new() { ["_id"] = claim.Document["_id"], ["state"] = Sending, ["lease_owner"] = _node };

    /// <summary>In Production a message waits for a node that can send it.</summary>
    private bool WillBeSent(OutboxChannel channel) => environment.IsProduction() || transports.Any(transport => transport.Channel == channel && transport.IsConfigured);

    private StoredMessage Read(BsonDocument document) => new(
        ChannelOf(document), document["to"].AsString, document["template"].AsString, TextOf(document),
        document["created_at"].ToMoment());

    private string TextOf(BsonDocument document) => Encoding.UTF8.GetString(box.Open(document["text"].AsByteArray, Context(document["_id"].AsObjectId.ToEntityId())));

    private static byte[] Context(EntityId id) => Encoding.UTF8.GetBytes(id.ToString());

    private static string WordOf(OutboxChannel channel) => channel == OutboxChannel.Email ? "email" : "sms";

    private static OutboxChannel ChannelOf(BsonDocument document) => document["channel"].AsString == "email" ? OutboxChannel.Email : OutboxChannel.Sms;
}
