using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Qeyafa.Infrastructure.Mongo.Migrations;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Infrastructure.Tests.Mongo.Migrations;

/// <summary>Runners over steps that tests choose.</summary>
internal static class Steps
{
    public static MigrationRunner Runner(IMongoDatabase database, IReadOnlyList<Migration> steps, int batchSize = 500) =>
        new(database, steps, Options.Create(new MigrationOptions { BatchSize = batchSize }), TimeProvider.System, NullLogger<MigrationRunner>.Instance);
}

/// <summary>A step that notes in which order it ran: its number for up, minus its number for down.</summary>
internal sealed class SampleStep(int number, List<int> order) : Migration
{
    public Exception? Failure { get; init; }

    public WayBack Back { get; init; } = WayBack.Lossless;

    public string? Sum { get; init; }

    public int? Compatible { get; init; }

    public override int Number => number;

    public override string Name => $"step_{number}";

    public override WayBack WayBack => Back;

    public override string? Checksum => Sum;

    public override int CompatibleFrom => Compatible ?? number;

    public override Task UpAsync(IMongoDatabase database, CancellationToken cancellationToken) => Note(number);

    public override Task DownAsync(IMongoDatabase database, CancellationToken cancellationToken) => Note(-number);

    private Task Note(int what)
    {
        order.Add(what);
        return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }
}
