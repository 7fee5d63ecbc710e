using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Tasks;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>Creates the collection and indexes of tasks. Tasks of earlier systems get what lists and searches go by. Taken back, tasks stay.</summary>
internal sealed class M0006CreateTasks : Migration
{
    public override int Number => 6;

    public override string Name => "create_tasks";

    public override WayBack WayBack => WayBack.Lossless;

    public override async Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        await database.EnsureIndexesAsync(WorkItemRepository.Spec, cancellationToken);
        await WorkItemFill.RunAsync(database, cancellationToken);
    }

    public override async Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        await database.UnsetAsync(WorkItemRepository.Spec, [WorkItemDocument.Search], cancellationToken);
        await database.RemoveSchemaAsync([WorkItemRepository.Spec], cancellationToken);
    }
}
