using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class WardrobeFind : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        foreach (var (name, category) in new[] { ("Light-blue linen dress", "Dress"), ("Blue jeans", "trousers"), ("White shirt", "tops") })
        {
            await client.Clothing.AddAsync(new GarmentBody { Name = name, Category = category }, cancellationToken: cancellationToken);
        }

        // show
        var found = await client.Clothing.ListAsync(
            q: "blue li",
            category: "dress",
            limit: 20,
            includeTotal: true,
            cancellationToken: cancellationToken);
        foreach (var garment in found.Items)
        {
            Console.WriteLine(garment.Name);
        }

        var stats = await client.Clothing.StatsAsync(cancellationToken);
        foreach (var entry in stats.ByCategory)
        {
            Console.WriteLine($"{entry.Category} ({entry.Count})");
        }
        // end
        found.Total.ShouldBe(1);
        found.Items.Single().Name.ShouldBe("Light-blue linen dress");
        stats.Total.ShouldBe(3);
        stats.ByCategory.Count.ShouldBe(3);
    }
}
