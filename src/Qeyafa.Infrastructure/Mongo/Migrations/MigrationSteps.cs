using Qeyafa.Infrastructure.Mongo.Migrations.Steps;

namespace Qeyafa.Infrastructure.Mongo.Migrations;

/// <summary>Every step there is.</summary>
internal static class MigrationSteps
{
    public static IReadOnlyList<Migration> All { get; } =
    [
        new M0001CreateFoundation(),
        new M0002CreateIdentity(),
        new M0003CreateWardrobe(),
        new M0004CreateTryOn(),
        new M0005CreateMessages(),
        new M0006CreateTasks(),
        new M0007CreateWebhooks(),
        new M0008CurrentDocuments(),
        new M0009CreateCollectionSizes(),
    ];
}
