using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Webhooks;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>Creates the collection of the webhooks that were taken. Taken back, their ids stay, so that none is taken twice.</summary>
internal sealed class M0007CreateWebhooks : Migration
{
    public override int Number => 7;

    public override string Name => "create_webhooks";

    public override WayBack WayBack => WayBack.Lossless;

    public override Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken) => database.EnsureIndexesAsync(WebhookIds.Spec, cancellationToken);

    public override Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken) => database.RemoveSchemaAsync([WebhookIds.Spec], cancellationToken);
}
