using MongoDB.Bson;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Infrastructure.Mongo;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.Mongo.Wardrobe;

namespace Qeyafa.Infrastructure.Tests.Mongo.Wardrobe;

/// <summary>The collections of the wardrobe, and a person who has one.</summary>
public abstract class WardrobeFixture : RepositoryFixture
{
    private protected override IReadOnlyList<CollectionSpec> Collections => [BodyRepository.Spec, GarmentRepository.Spec, WardrobeCounters.Spec];

    private protected EntityId Owner { get; } = NewId();

    private protected UnitOfWork Work => new(Client);

    private protected BodyRepository Bodies => new(Database, Timer);

    private protected GarmentRepository Garments => new(Database, new WardrobeCounters(Database, Timer), Work, Timer);

    private protected static Garment Of(EntityId owner, string name = "Blue linen dress", string category = "dress", string? brand = "Nour", int minutes = 0) =>
        Garment.Add(NewId(), owner, GarmentDetails.Create(name, category, brand).Value, Now.AddMinutes(minutes));

    private protected async Task<Garment> AddAsync(string name = "Blue linen dress", string category = "dress", string? brand = "Nour", int minutes = 0)
    {
        var garment = Of(Owner, name, category, brand, minutes);
        (await Garments.InsertAsync(garment, None)).ShouldBeTrue();
        return garment;
    }

    /// <summary>The counts, in one line: <c>3: dress 2, coat 1; nour 2</c>.</summary>
    private protected async Task<string> CountsAsync(EntityId? owner = null)
    {
        var counts = await Garments.CountsAsync(owner ?? Owner, None);
        return $"{counts.Total}: {Line(counts.ByCategory)}; {Line(counts.ByBrand)}";
        static string Line(IEnumerable<WardrobeCount> groups) => string.Join(", ", groups.Select(group => $"{group.Name} {group.Count}"));
    }

    private protected static BsonDocument ById(EntityId id) => new("_id", id.ToBson());
}
