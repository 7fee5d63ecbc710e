using MongoDB.Bson;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing;
using Qeyafa.Testing.Privacy;

namespace Qeyafa.Api.Tests.Identity.Privacy;

/// <summary>The database or the API is killed while an account is erased: afterwards all of it is there, or nothing.</summary>
public sealed class ErasureFaultTests
{
    private const int Measurements = 4_000;

    [Test]
    public async Task Requirement26_DatabaseKilledAtAnyPoint_LeavesEverythingOrNothing()
    {
        await using var mongo = await TestMongo.StartDedicatedAsync();
        await using var server = await QeyafaServer.StartAsync(PrivacyServer.Settings, mongo.Url);
        var database = server.Services.GetRequiredService<IMongoDatabase>();
        foreach (var delay in new[] { 0, 10, 30, 80 })
        {
            using var maya = await server.RegisterAsync();
            await PrivacyServer.StoreMeasurementsAsync(database, maya.Id, Measurements);
            var erasing = maya.DeleteAsync($"/api/v1/users/{maya.Id}");
            await Task.Delay(delay);
            await mongo.KillAsync();
            var status = (int)(await erasing).StatusCode;
            await mongo.RestartAsync();

            status.ShouldBeOneOf(204, 401, 503);
            using var again = server.Stranger();
            HttpResponseMessage login = null!;
            await Eventually.HoldsAsync(
                async () => (int)(login = await again.PostAsync("/api/v1/auth/login", $$"""{"email": "{{maya.Email}}", "password": "{{Person.Password}}"}""")).StatusCode is 200 or 401,
                "the database is found again, and tries that it was away for are no longer waited for");
            if (login.IsSuccessStatusCode)
            {
                status.ShouldNotBe(204, "what was answered has happened");
                (await database.GetCollection<BsonDocument>("measurements").CountDocumentsAsync(new BsonDocument("user_id", ObjectId.Parse(maya.Id)))).ShouldBe(Measurements);
                await again.SignInAsync(maya.Email);
                ((int)(await again.DeleteAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(204);
            }

            await NothingIsLeftAsync(database, maya);
        }
    }

    [Test]
    public async Task Requirement26_ApiThatDiedOnTheWay_IsReplacedByAnotherNode()
    {
        await using var mongo = await TestMongo.StartDedicatedAsync();
        var key = new Dictionary<string, string?>(PrivacyServer.Settings) { ["Security:MasterKey"] = Convert.ToBase64String(new byte[32]) };
        string id, email;
        await using (var first = await QeyafaServer.StartAsync(key, mongo.Url))
        {
            using var maya = await first.RegisterAsync();
            (id, email) = (maya.Id, maya.Email);
            await PrivacyServer.StoreMeasurementsAsync(first.Services.GetRequiredService<IMongoDatabase>(), id, Measurements);
            ((int)(await maya.DeleteAsync($"/api/v1/users/{id}")).StatusCode).ShouldBe(204);
        }

        await using var second = await QeyafaServer.StartAsync(key, mongo.Url);

        await NothingIsLeftAsync(second.Services.GetRequiredService<IMongoDatabase>(), id, email);
    }

    private static Task NothingIsLeftAsync(IMongoDatabase database, Person person) => NothingIsLeftAsync(database, person.Id, person.Email);

    private static async Task NothingIsLeftAsync(IMongoDatabase database, string id, string email)
    {
        await Eventually.HoldsAsync(async () => await database.GetCollection<BsonDocument>("erasures").CountDocumentsAsync(new BsonDocument()) == 0, "the erasure is finished");
        (await PersonTraces.FindAsync(database, id, email)).ShouldBeEmpty();
    }
}
