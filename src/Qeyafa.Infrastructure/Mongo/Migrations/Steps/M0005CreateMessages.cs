using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Messaging;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>
/// Creates the collections and indexes of messages, and gives messages of an earlier system the conversations that they belong to. Taken back, all documents
/// stay: the numbers in mailboxes are what clients resume their streams by.
/// </summary>
internal sealed class M0005CreateMessages : Migration
{
    private static readonly IReadOnlyList<CollectionSpec> Collections =
    [
        ConversationRepository.MailboxSpec,
        ConversationRepository.Spec,
        MessageBlockRepository.Spec,
        MessageRepository.DeletedSpec,
        MessageRepository.Spec,
        Presence.Spec,
    ];

    public override int Number => 5;

    public override string Name => "create_messages";

    public override WayBack WayBack => WayBack.Lossless;

    public override async Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        foreach (var collection in Collections)
        {
            await database.EnsureCollectionAsync(collection, cancellationToken);
            await database.EnsureIndexesAsync(collection, cancellationToken);
        }

        await ConversationFill.RunAsync(database, cancellationToken);
    }

    public override Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken) => database.RemoveSchemaAsync(Collections, cancellationToken);
}
