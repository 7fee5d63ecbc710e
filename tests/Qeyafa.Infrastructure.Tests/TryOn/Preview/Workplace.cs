using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Tests.Pictures;
using Qeyafa.Infrastructure.TryOn.Preview;
using Qeyafa.Infrastructure.TryOn.Preview.Pixels;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Infrastructure.Tests.TryOn.Preview;

/// <summary>The engine with the real studio, and pictures that are as the test puts them, damaged ones too.</summary>
internal sealed class Workplace : IPictures, IDisposable
{
    private static readonly EntityId Owner = EntityId.New(DateTimeOffset.UnixEpoch);

    private readonly Dictionary<PictureKey, byte[]> _stored = [];
    private readonly Workshop _workshop = new();

    public Workplace()
    {
        Studio = new RecordingStudio(_workshop.Studio);
        Engine = new PreviewEngine(this, _workshop.Scratch, Studio, TimeProvider.System);
    }

    public RecordingStudio Studio { get; }

    public PreviewEngine Engine { get; }

    /// <summary>The temporary files that are there.</summary>
    public IReadOnlyList<string> Files => _workshop.Leftovers;

    public PictureKey BodyKey { get; } = PictureKey.Body(Owner, EntityId.New(DateTimeOffset.UnixEpoch));

    public PictureKey GarmentKey { get; } = PictureKey.Clothing(Owner, EntityId.New(DateTimeOffset.UnixEpoch));

    public void Put(PictureKey key, byte[] file) => _stored[key] = file;

    public void Put(PictureKey key, string demo) => _stored[key] = Bytes(demo);

    public static byte[] Bytes(string demo)
    {
        using var file = DemoPictures.Open(demo);
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        return memory.ToArray();
    }

    public EngineJob Job(string category, double? height = null, params ReadOnlySpan<(string Name, double Cm)> measured)
    {
        var values = new Dictionary<string, double>();
        foreach (var (name, cm) in measured) values[name] = cm;
        return new EngineJob(EntityId.New(DateTimeOffset.UnixEpoch), Owner, 1, null, new EngineBody(BodyKey, height, values), new EngineGarment(GarmentKey, category, "A garment"));
    }

    /// <summary>Reads a picture's pixels, whatever its format.</summary>
    public static async Task<Raster> PixelsAsync(byte[] picture) => Raster.Parse(await VipsTool.ConvertAsync(picture, ".ppm"));

    public Task<OpenPicture?> OpenAsync(PictureKey key, PictureSize size, PictureRange? range, CancellationToken cancellationToken)
    {
        size.ShouldBe(PictureSize.Master);
        return Task.FromResult(_stored.TryGetValue(key, out var bytes)
            ? new OpenPicture(new MemoryStream(bytes)) { Length = bytes.Length, Count = bytes.Length, EntityTag = "1", ModifiedAt = DateTimeOffset.UnixEpoch }
            : null);
    }

    public Task<Result<StoredPicture>> StoreAsync(PictureKey key, TemporaryFile file, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(PictureKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose() => _workshop.Dispose();
}
