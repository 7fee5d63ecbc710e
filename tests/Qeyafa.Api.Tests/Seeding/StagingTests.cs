using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Infrastructure;
using Qeyafa.Infrastructure.Seeding;
using Qeyafa.Infrastructure.Seeding.People;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Seeding;

/// <summary>The testers' accounts, on a server that runs meanwhile.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class StagingTests
{
    private static readonly Progress<WorkProgress> Silent = new();

    private static QeyafaServer _server = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await QeyafaServer.StartAsync(follows: true);
        await SeedAsync();
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await _server.DisposeAsync();

    [TestCase("customer", 200, null)]
    [TestCase("contractor", 200, null)]
    [TestCase("society", 200, null)]
    [TestCase("admin", 200, null)]
    [TestCase("superuser", 200, null)]
    [TestCase("unverified", 200, null)]
    [TestCase("pending", 403, "account_pending")]
    [TestCase("suspended", 403, "account_suspended")]
    [TestCase("inactive", 403, "account_inactive")]
    public async Task Account_signs_in_as_its_status_lets_it(string key, int status, string? code)
    {
        using var person = _server.Stranger();
        using var answer = await SignInAsync(person, key);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
        if (code is not null)
        {
            (await answer.JsonAsync()).GetProperty("code").GetString().ShouldBe(code);
        }
    }

    [Test]
    public async Task Telephone_account_signs_in_by_the_code_that_the_outbox_shows()
    {
        using var person = _server.Stranger();
        using var asked = await person.PostAsync("/api/v1/auth/login", """{"phone_number": "+12025550101"}""");
        ((int)asked.StatusCode).ShouldBe(202);
        using var outbox = await person.GetAsync("/qa/outbox?to=%2B12025550101");
        var text = (await outbox.JsonAsync()).GetProperty("items")[0].GetProperty("text").GetString()!;
        var code = string.Concat(text.SkipWhile(letter => !char.IsAsciiDigit(letter)).Take(6));
        using var signedIn = await person.PostAsync("/api/v1/auth/verify-otp", $$"""{"phone_number": "+12025550101", "code": "{{code}}"}""");
        ((int)signedIn.StatusCode).ShouldBe(200, await signedIn.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Seeding_again_brings_the_accounts_back_and_leaves_everybody_else_alone()
    {
        using var stranger = await _server.RegisterAsync();
        await stranger.RecordAsync();
        var before = await StoredAsync();
        await DisturbAsync(stranger);

        await SeedAsync();

        (await StoredAsync()).ShouldBe(before);
        (await stranger.CountAsync()).ShouldBe(1);
        using var locked = _server.Stranger();
        using var again = await SignInAsync(locked, "lockable");
        ((int)again.StatusCode).ShouldBe(200, "the lock is forgotten");
    }

    [Test]
    public async Task An_erasure_under_way_does_not_take_the_account_that_is_seeded_again()
    {
        using var leaver = _server.Stranger();
        using var signedIn = await SignInAsync(leaver, "leaver");
        var body = await signedIn.JsonAsync();
        var id = body.GetProperty("user").GetProperty("id").GetString()!;
        leaver.Http.DefaultRequestHeaders.Authorization = new("Bearer", body.GetProperty("tokens").GetProperty("access_token").GetString());
        using var erased = await leaver.DeleteAsync($"/api/v1/users/{id}");
        ((int)erased.StatusCode).ShouldBe(204);

        await SeedAsync();

        (await new StoredDocuments(_server.Services, "erasures").AllAsync([])).ShouldBeEmpty();
        using var back = await SignInAsync(leaver, "leaver");
        ((int)back.StatusCode).ShouldBe(200);
    }

    private static async Task DisturbAsync(Person stranger)
    {
        using var customer = _server.Stranger();
        using var signedIn = await SignInAsync(customer, "customer");
        var body = await signedIn.JsonAsync();
        var id = body.GetProperty("user").GetProperty("id").GetString()!;
        customer.Http.DefaultRequestHeaders.Authorization = new("Bearer", body.GetProperty("tokens").GetProperty("access_token").GetString());
        await customer.RecordAsync();
        using var changed = await customer.PutAsync("/api/v1/users/profile", """{"name": "Somebody else", "username": "another.name"}""");
        ((int)changed.StatusCode).ShouldBe(200);
        using var task = await customer.PostAsync($"/api/v1/users/{id}/tasks", """{"title": "Leftover"}""");
        ((int)task.StatusCode).ShouldBe(201);
        using var written = await customer.PostAsync("/api/v1/messages", $$"""{"recipient_id": "{{stranger.Id}}", "content": "Hello"}""");
        ((int)written.StatusCode).ShouldBe(201);

        using var guesser = _server.Stranger();
        for (var guess = 0; guess < 7; guess++)
        {
            using var wrong = await guesser.PostAsync("/api/v1/auth/login", """{"email": "qa-lockable@staging.qeyafa.example", "password": "wrong password"}""");
        }

        using var refused = await SignInAsync(guesser, "lockable");
        ((int)refused.StatusCode).ShouldBe(429);
    }

    /// <summary>What is stored of the testers, without what is random on purpose.</summary>
    private static async Task<string[]> StoredAsync()
    {
        var ids = new BsonArray(StagingPlan.Make().People.Select(person => new BsonObjectId(ObjectId.Parse(person.Id.ToString()))));
        var documents = new List<string>();
        foreach (var (collection, field) in new[] { ("users", "_id"), ("measurements", "user_id"), ("clothing", "user_id"), ("tasks", "user_id"), ("messages", "sender_id"), ("mailboxes", "_id"), ("wardrobe_stats", "user_id") })
        {
            foreach (var document in await new StoredDocuments(_server.Services, collection).AllAsync(new BsonDocument(field, new BsonDocument("$in", ids))))
            {
                foreach (var random in (string[])["password_hash", "security_stamp", "last_login_at", "sign_ins"])
                {
                    document.Remove(random);
                }

                if (collection == "wardrobe_stats")
                {
                    document.Remove("_id");
                }

                documents.Add($"{collection} {SeedHost.Sorted(document)}");
            }
        }

        return [.. documents.Order(StringComparer.Ordinal)];
    }

    private static Task<SeededPeople> SeedAsync() => _server.Services.SeedStagingAsync(withPictures: false, Silent, CancellationToken.None);

    private static Task<HttpResponseMessage> SignInAsync(Person person, string key) =>
        person.PostAsync("/api/v1/auth/login", JsonSerializer.Serialize(new Dictionary<string, string> { ["email"] = $"qa-{key}@staging.qeyafa.example", ["password"] = $"Staging-{key}-2026" }));
}
