using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Testing.Privacy;

namespace Qeyafa.Api.Tests.Identity.Privacy;

public sealed class ErasureTests
{
    private const string Absent = "aaaaaaaaaaaaaaaaaaaaaaaa";

    [Test]
    public async Task Requirement26_Erasure_LeavesNothingOfThePerson_ButAHashInTheAuditLog()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        await PrivacyServer.SetAsync(maya, new BsonDocument { ["username"] = $"maya{maya.Id}", ["phone_number"] = "+2348011112222" });
        await maya.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 92}}""", ("Idempotency-Key", "once"));
        await maya.PutAsync($"/api/v1/profile/{maya.Id}", """{"gender": "female"}""");
        await PrivacyServer.Database.GetCollection<BsonDocument>("outbox").InsertOneAsync(new BsonDocument { ["to"] = "+2348011112222", ["state"] = "kept" });
        await PrivacyServer.StoreMeasurementsAsync(PrivacyServer.Database, maya.Id, PrivacyServer.AtOnce * 30);

        ((int)(await maya.DeleteAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(204);

        await (await maya.GetAsync("/api/v1/auth/me")).ProblemAsync(401, "unauthenticated");
        await SignInIsRefusedAsync(maya.Email);
        await NothingIsLeftAsync(maya, $"maya{maya.Id}", "+2348011112222");
        var erased = await PrivacyServer.Database.GetCollection<BsonDocument>("audit_log")
            .Find(new BsonDocument { ["action"] = "account.erased", ["actor"] = new BsonDocument("$type", "string") }).ToListAsync();
        erased.ShouldContain(entry => entry["subject"] == entry["actor"] && entry["subject"].AsString.Length == 64 && !entry.Contains("address") && !entry.Contains("device"));
    }

    [Test]
    public async Task Requirement26_SignInOfMoreThanFiveMinutesAgo_IsNotEnough()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        await PrivacyServer.SignedInAgoAsync(maya, TimeSpan.FromSeconds(301));

        await (await maya.DeleteAsync($"/api/v1/users/{maya.Id}")).ProblemAsync(403, "reauthentication_required");

        ((int)(await maya.GetAsync("/api/v1/auth/me")).StatusCode).ShouldBe(200);
        (await PrivacyServer.Database.GetCollection<BsonDocument>("audit_log").Find(new BsonDocument { ["action"] = "account.erased", ["actor"] = ObjectId.Parse(maya.Id) }).SingleAsync())
            ["detail"].AsString.ShouldBe("reauthentication_required");
        await PrivacyServer.SignedInAgoAsync(maya, TimeSpan.FromSeconds(200));
        ((int)(await maya.DeleteAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(204);
    }

    [Test]
    public async Task Requirement26_SessionsOfEveryDevice_DieFirst()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        var second = await maya.PostAsync("/api/v1/auth/login", $$"""{"email": "{{maya.Email}}", "password": "{{Person.Password}}"}""");
        var tokens = (await second.JsonAsync()).GetProperty("tokens");

        ((int)(await maya.DeleteAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(204);

        using var other = PrivacyServer.Server.Stranger();
        var me = await other.GetAsync("/api/v1/auth/me", ("Authorization", $"Bearer {tokens.GetProperty("access_token").GetString()}"));
        ((int)me.StatusCode).ShouldBe(401);
        var refreshed = await other.PostAsync("/api/v1/auth/refresh", $$"""{"refresh_token": "{{tokens.GetProperty("refresh_token").GetString()}}"}""");
        ((int)refreshed.StatusCode).ShouldBe(401);
    }

    [Test]
    public async Task Erasure_IsForThePerson_AndForWhoHasTheRight()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        using var mallory = await PrivacyServer.Server.RegisterAsync("Mallory");
        using var admin = await PrivacyServer.AdministratorAsync();
        using var stranger = PrivacyServer.Server.Stranger();
        var path = $"/api/v1/users/{maya.Id}";

        await (await mallory.DeleteAsync(path)).ProblemAsync(404, "not_found");
        await (await mallory.DeleteAsync($"/api/v1/users/{Absent}")).ProblemAsync(404, "not_found");
        await (await stranger.DeleteAsync(path)).ProblemAsync(401, "unauthenticated");
        await (await admin.DeleteAsync($"/api/v1/users/{Absent}")).ProblemAsync(404, "not_found");
        ((int)(await admin.DeleteAsync("/api/v1/users/nobody")).StatusCode).ShouldBe(400);
        ((int)(await maya.GetAsync("/api/v1/auth/me")).StatusCode).ShouldBe(200);

        ((int)(await admin.DeleteAsync(path)).StatusCode).ShouldBe(204);

        await (await maya.GetAsync("/api/v1/auth/me")).ProblemAsync(401, "unauthenticated");
        await NothingIsLeftAsync(maya);
        await (await admin.DeleteAsync(path)).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task Requirement25_SuperuserIsErasedBySuperusersOnly_AndTheLastOneByNobody()
    {
        await using var server = await QeyafaServer.StartAsync(PrivacyServer.Settings);
        using var first = await server.RegisterAsync("First");
        using var second = await server.RegisterAsync("Second");
        using var admin = await server.RegisterAsync("Ada");
        var users = server.Services.GetRequiredService<IMongoDatabase>().GetCollection<BsonDocument>("users");
        await SetAsync(first, new BsonDocument("is_superuser", true));
        await SetAsync(second, new BsonDocument("is_superuser", true));
        await SetAsync(admin, new BsonDocument("roles", new BsonArray { "admin" }));

        ((int)(await admin.DeleteAsync($"/api/v1/users/{first.Id}")).StatusCode).ShouldBe(403);
        var answers = await Task.WhenAll(first.DeleteAsync($"/api/v1/users/{second.Id}"), second.DeleteAsync($"/api/v1/users/{first.Id}"));

        answers.Count(answer => (int)answer.StatusCode == 204).ShouldBe(1);
        (await users.CountDocumentsAsync(new BsonDocument("is_superuser", true))).ShouldBe(1);
        var last = answers[0].IsSuccessStatusCode ? first : second;
        await last.SignInAsync(last.Email);
        await (await last.DeleteAsync($"/api/v1/users/{last.Id}")).ProblemAsync(409, "last_superuser");

        Task SetAsync(Person person, BsonDocument fields) => users.UpdateOneAsync(new BsonDocument("_id", ObjectId.Parse(person.Id)), new BsonDocument("$set", fields));
    }

    [Test]
    public async Task Erasure_AskedForManyTimesAtOnce_HappensOnce()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        using var admin = await PrivacyServer.AdministratorAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => (number % 2 == 0 ? maya : admin).DeleteAsync($"/api/v1/users/{maya.Id}")));

        var statuses = answers.Select(answer => (int)answer.StatusCode).ToArray();
        statuses.ShouldContain(204);
        statuses.ShouldBeSubsetOf([204, 401]);
        await NothingIsLeftAsync(maya);
        (await PrivacyServer.Database.GetCollection<BsonDocument>("audit_log")
            .CountDocumentsAsync(new BsonDocument { ["action"] = "account.erased", ["outcome"] = "success", ["subject"] = await HashOfAsync(maya) })).ShouldBe(1);
    }

    [Test]
    public async Task DataOfSomebodyErased_IsReachedByNobody_ThoughItIsNotDeletedYet()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        using var admin = await PrivacyServer.AdministratorAsync();
        await PrivacyServer.StoreMeasurementsAsync(PrivacyServer.Database, maya.Id, PrivacyServer.AtOnce * 20);

        ((int)(await maya.DeleteAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(204);
        var history = await admin.GetAsync($"/api/v1/measurements/history/{maya.Id}?include_total=true");

        if ((int)history.StatusCode == 200)
        {
            (await history.JsonAsync()).GetProperty("total").GetInt32().ShouldBe(0, "only once everything is deleted there is nothing to hide");
        }
        else
        {
            await history.ProblemAsync(404, "not_found");
        }

        await NothingIsLeftAsync(maya);
    }

    [Test]
    public async Task WhatThePersonWritesMeanwhile_IsNoOrphan()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        var writers = Enumerable.Range(0, 8).Select(async _ =>
        {
            while ((int)(await maya.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 92}}""")).StatusCode == 201)
            {
                await maya.PutAsync($"/api/v1/profile/{maya.Id}", """{"gender": "female"}""");
            }
        }).ToArray();

        ((int)(await maya.DeleteAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(204);
        await Task.WhenAll(writers);

        await NothingIsLeftAsync(maya);
    }

    [Test]
    public async Task IdentifiersOfSomebodyErased_CanBeRegisteredAnew()
    {
        using var maya = await PrivacyServer.Server.RegisterAsync();
        ((int)(await maya.DeleteAsync($"/api/v1/users/{maya.Id}")).StatusCode).ShouldBe(204);

        using var again = PrivacyServer.Server.Stranger();
        await again.RegisterAsync(maya.Email, "Maya");

        again.Id.ShouldNotBe(maya.Id);
        (await again.CountAsync()).ShouldBe(0);
    }

    private static async Task SignInIsRefusedAsync(string email)
    {
        using var stranger = PrivacyServer.Server.Stranger();
        var answer = await stranger.PostAsync("/api/v1/auth/login", $$"""{"email": "{{email}}", "password": "{{Person.Password}}"}""");
        await answer.ProblemAsync(401, "invalid_credentials");
    }

    private static async Task NothingIsLeftAsync(Person person, params string[] words)
    {
        await PrivacyServer.FinishedAsync(await HashOfAsync(person));
        (await PersonTraces.FindAsync(PrivacyServer.Database, person.Id, [person.Email, .. words])).ShouldBeEmpty();
    }

    private static Task<string> HashOfAsync(Person person) =>
        Task.FromResult(PrivacyServer.Server.Services.GetRequiredService<Infrastructure.Mongo.Privacy.PersonEraser>().NameAfter(Domain.Common.EntityId.Parse(person.Id)));
}
