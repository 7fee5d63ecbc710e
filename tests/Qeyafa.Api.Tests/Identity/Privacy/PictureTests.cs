using System.IO.Compression;
using System.Text;
using MongoDB.Bson;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Pictures;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Storage;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Identity.Privacy;

/// <summary>A person's pictures, when everything of theirs is asked for or erased.</summary>
public sealed class PictureTests
{
    [Test]
    public async Task Requirement23_Export_HoldsThePicturesOfThePerson_AndNobodyElses()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        using var other = await PrivacyServer.Server.RegisterAsync("Other");
        var storage = PrivacyServer.Server.Services.GetRequiredService<IObjectStorage>();
        var key = await StoreAsync(storage, maya);
        await StoreAsync(storage, other);

        using var zip = new ZipArchive(await (await maya.GetAsync($"/api/v1/users/{maya.Id}/export")).Content.ReadAsStreamAsync());

        zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("pictures/", StringComparison.Ordinal)).ShouldBe([$"pictures/{key}"]);
        using var reader = new StreamReader(zip.GetEntry($"pictures/{key}")!.Open());
        (await reader.ReadToEndAsync()).ShouldBe(key.Value);
    }

    [Test]
    public async Task Requirement26_Erasure_WithTheStorageAway_IsAccepted_AndFinishedLater()
    {
        var folder = Directory.CreateTempSubdirectory("qeyafa-pictures-test-").FullName;
        var (pictures, away) = (Path.Combine(folder, "pictures"), Path.Combine(folder, "away"));
        await using (var server = await QeyafaServer.StartAsync(new(PrivacyServer.Settings) { ["Storage:Kind"] = "files", ["Storage:Folder"] = pictures }))
        {
            using var maya = await server.RegisterAsync();
            var storage = server.Services.GetRequiredService<IObjectStorage>();
            await StoreAsync(storage, maya);
            Directory.Move(pictures, away);

            ((int)(await maya.DeleteAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(204);
            ((int)(await maya.GetAsync("/health/ready")).StatusCode).ShouldBe(503);
            (await ErasuresAsync(server)).ShouldBe(1);
            Directory.Move(away, pictures);

            // What failed is due again when the lease of its pass has ended.
            await server.Services.GetRequiredService<IMongoDatabase>().GetCollection<BsonDocument>("erasures")
                .UpdateManyAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument("due_at", DateTime.UtcNow)));
            await Eventually.HoldsAsync(async () => await ErasuresAsync(server) == 0, "the erasure is finished");
            (await storage.ListAsync("", CancellationToken.None).CountAsync()).ShouldBe(0);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task<long> ErasuresAsync(QeyafaServer server) =>
        server.Services.GetRequiredService<IMongoDatabase>().GetCollection<BsonDocument>("erasures").CountDocumentsAsync(new BsonDocument());

    private static async Task<PictureKey> StoreAsync(IObjectStorage storage, Person person)
    {
        EntityId.TryParse(person.Id, out var owner).ShouldBeTrue();
        var key = PictureKey.Body(owner, EntityId.New(DateTimeOffset.UtcNow));
        using var file = new TemporaryFile(Path.GetTempFileName());
        await File.WriteAllTextAsync(file.Path, key.Value, Encoding.ASCII);
        await storage.PutAsync(key.Value, file, OpenPicture.MediaType, CancellationToken.None);
        return key;
    }
}
