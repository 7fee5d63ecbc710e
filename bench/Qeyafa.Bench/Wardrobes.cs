using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Migrations.Steps;
using Qeyafa.Infrastructure.Mongo.Wardrobe;
using Qeyafa.Infrastructure.MongoDriver;

namespace Qeyafa.Bench;

/// <summary>Compares what a person with a small wardrobe waits for with what one with a large wardrobe does: each call for both in turn, so that a slow phase of the machine hits both.</summary>
internal sealed class Wardrobes(IMongoDatabase database)
{
    private const int Batch = 2_000;
    private const double Target = 1.5;

    private static readonly string[] Colours = ["Blue", "Red", "Green", "Black", "White", "Ochre", "Grey", "Pink"];
    private static readonly string[] Stuffs = ["linen", "cotton", "wool", "silk", "denim"];
    private static readonly string[] Categories = ["dress", "shirt", "coat", "skirt", "trousers", "hat", "scarf", "shoes", "jacket", "sari"];
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly OperationTimer _timer = new(NullLogger<OperationTimer>.Instance, TimeProvider.System);

    /// <returns>0 where every ratio is within the target, else 1.</returns>
    public async Task<int> RunAsync(int small, int large, int rounds, CancellationToken cancellationToken)
    {
        await new M0003CreateWardrobe().UpAsync(database, cancellationToken);
        var (few, many) = (await SeedAsync(small, cancellationToken), await SeedAsync(large, cancellationToken));
        var clock = Stopwatch.StartNew();
        await new WardrobeRepair(database).RunAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"both wardrobes counted anew in {clock.Elapsed.TotalSeconds:F1} s\n"));
        var garments = new GarmentRepository(database, new WardrobeCounters(database, _timer), new UnitOfWork(database.Client), _timer);
        Console.WriteLine($"| call | p50 ms at {small} | p50 ms at {large} | ratio |\n|---|---|---|---|");
        var worst = 0.0;
        foreach (var (name, call) in Calls(garments))
        {
            var (fast, slow) = await CompareAsync(() => call(few, small), () => call(many, large), rounds);
            worst = Math.Max(worst, slow / fast);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {fast:F2} | {slow:F2} | {slow / fast:F2} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nlargest ratio {worst:F2}, target {Target}"));
        return worst <= Target ? 0 : 1;
    }

    private static (string Name, Func<EntityId, int, Task> Call)[] Calls(GarmentRepository garments) =>
    [
        ("list of 20", (owner, _) => ListAsync(garments, owner, GarmentFilter.None)),
        ("last page of 20 by cursor", (owner, _) => ListAsync(garments, owner, GarmentFilter.None, new ListPosition(First.AddMinutes(20), EntityId.Empty))),
        ("list, one category", (owner, _) => ListAsync(garments, owner, new GarmentFilter("Dress"))),
        ("list, category and brand", (owner, _) => ListAsync(garments, owner, new GarmentFilter("dress", "brand 0"))),
        ("search, one word", (owner, _) => ListAsync(garments, owner, new GarmentFilter(Text: "lin"))),
        ("search, two words", (owner, _) => ListAsync(garments, owner, new GarmentFilter(Text: "blue li"))),
        ("search, nothing found", (owner, _) => ListAsync(garments, owner, new GarmentFilter(Text: "velvet"))),
        ("statistics", (owner, _) => garments.CountsAsync(owner, CancellationToken.None)),
        ("add and delete", (owner, _) => AddAndDeleteAsync(garments, owner)),
    ];

    private static async Task ListAsync(GarmentRepository garments, EntityId owner, GarmentFilter filter, ListPosition? after = null) =>
        await garments.ListAsync(new GarmentSlice(owner, filter, after, 0, 21), CancellationToken.None);

    private static async Task AddAndDeleteAsync(GarmentRepository garments, EntityId owner)
    {
        var garment = Garment.Add(EntityId.New(DateTimeOffset.UtcNow), owner, Details(0), DateTimeOffset.UtcNow);
        await garments.InsertAsync(garment, CancellationToken.None);
        await garments.DeleteAsync(owner, garment.Id, expectedVersion: null, CancellationToken.None);
    }

    private static async Task<(double Fast, double Slow)> CompareAsync(Func<Task> fast, Func<Task> slow, int rounds)
    {
        var (fasts, slows) = (new List<double>(), new List<double>());
        for (var round = -20; round < rounds; round++)
        {
            var (first, second) = (await TimeAsync(fast), await TimeAsync(slow));
            if (round >= 0)
            {
                fasts.Add(first);
                slows.Add(second);
            }
        }

        return (Median(fasts), Median(slows));
    }

    private static async Task<double> TimeAsync(Func<Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static GarmentDetails Details(int n) => GarmentDetails.Create(
        $"{Colours[n % Colours.Length]} {Stuffs[n % Stuffs.Length]} {Categories[n % Categories.Length]}", Categories[n % Categories.Length], $"Brand {n % 50}").Value;

    private async Task<EntityId> SeedAsync(int count, CancellationToken cancellationToken)
    {
        var owner = EntityId.New(DateTimeOffset.UtcNow);
        var documents = database.GetCollection<MongoDB.Bson.BsonDocument>(GarmentRepository.Spec.Name);
        foreach (var batch in Enumerable.Range(0, count).Select(n => GarmentDocument.ToBson(Garment.Add(EntityId.New(First), owner, Details(n), First.AddMinutes(n)))).Chunk(Batch))
        {
            await documents.InsertManyAsync(batch, new InsertManyOptions { IsOrdered = false }, cancellationToken);
        }

        return owner;
    }
}
