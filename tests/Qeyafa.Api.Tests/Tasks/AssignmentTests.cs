using MongoDB.Bson;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.Tasks;

public sealed class AssignmentTests
{
    private const string Absent = "aaaaaaaaaaaaaaaaaaaaaaaa";

    private Person _maya = null!;
    private Person _maker = null!;

    [SetUp]
    public async Task RegisterAsync() => (_maya, _maker) = (await TasksServer.Server.RegisterAsync(), await TasksServer.MakerAsync());

    [TearDown]
    public void SignOut()
    {
        _maya.Dispose();
        _maker.Dispose();
    }

    [Test]
    public async Task Assignee_SeesAndCompletesTheTask_AndChangesNothingElse()
    {
        await TasksServer.ShareAsync(_maya, _maker);
        var id = (await TasksServer.AddAsync(_maya, "Hem", _maker.Id)).GetProperty("id").GetString()!;
        await TasksServer.AddAsync(_maya, "Mine alone");
        var own = await TasksServer.AddAsync(_maker, "The maker's own");
        var path = TasksServer.PathOf(_maker, id);

        (await TitlesAsync()).ShouldBe("The maker's own, Hem");
        ((int)(await _maker.GetAsync(path)).StatusCode).ShouldBe(200);
        (await (await _maker.SendAsync(HttpMethod.Patch, path + "/complete", null)).JsonAsync()).GetProperty("is_completed").GetBoolean().ShouldBeTrue();
        (await (await _maya.GetAsync(TasksServer.PathOf(_maya, id))).JsonAsync()).GetProperty("is_completed").GetBoolean().ShouldBeTrue();
        (await (await _maker.SendAsync(HttpMethod.Patch, path + "/reopen", null)).JsonAsync()).GetProperty("is_completed").GetBoolean().ShouldBeFalse();
        foreach (var refused in new[] { await _maker.PutAsync(path, """{"title": "x"}"""), await _maker.PatchAsync(path, """{"title": "x"}"""), await _maker.DeleteAsync(path) })
        {
            await refused.ProblemAsync(403, "task_not_yours");
        }

        await (await _maker.GetAsync(TasksServer.PathOf(_maya, id))).ProblemAsync(404, "not_found");
        await (await _maya.GetAsync(TasksServer.PathOf(_maya, own.GetProperty("id").GetString()))).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task EndOfTheShare_EndsTheAssigneesAccess_AndANewOneRestoresIt()
    {
        await TasksServer.ShareAsync(_maya, _maker);
        var id = (await TasksServer.AddAsync(_maya, "Hem", _maker.Id)).GetProperty("id").GetString()!;
        var path = TasksServer.PathOf(_maker, id);

        ((int)(await _maya.DeleteAsync($"/api/v1/users/{_maya.Id}/shares/{_maker.Id}")).StatusCode).ShouldBe(204);

        (await TitlesAsync()).ShouldBeEmpty();
        await (await _maker.GetAsync(path)).ProblemAsync(404, "not_found");
        await (await _maker.SendAsync(HttpMethod.Patch, path + "/complete", null)).ProblemAsync(404, "not_found");
        await (await _maker.DeleteAsync(path)).ProblemAsync(404, "not_found");
        ((int)(await _maya.PatchAsync(TasksServer.PathOf(_maya, id), """{"title": "Hem again"}""")).StatusCode).ShouldBe(200);
        await TasksServer.ShareAsync(_maya, _maker);
        (await TitlesAsync()).ShouldBe("Hem again");
        await TasksServer.Stored("users").SetAsync(new BsonDocument("_id", ObjectId.Parse(_maker.Id)), new BsonDocument("roles", new BsonArray { "customer" }));
        (await TitlesAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Assigning_ToWhomItMayNotBe_IsRefusedAlike_AndStoresNothing()
    {
        using var customer = await TasksServer.Server.RegisterAsync("Customer");
        await TasksServer.ShareAsync(_maya, customer);
        var answers = new List<string>();
        foreach (var assignee in new[] { Absent, _maker.Id, customer.Id, _maya.Id })
        {
            var problem = await (await _maya.PostAsync(TasksServer.PathOf(_maya), $$"""{"title": "Hem", "assigned_to": "{{assignee}}"}""")).ProblemAsync(422, "validation_failed");
            answers.Add(problem.GetProperty("errors").ToString());
        }

        answers.Distinct().Count().ShouldBe(1);
        answers[0].ShouldContain("assigned_to");
        (await (await _maya.GetAsync(TasksServer.PathOf(_maya))).JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        var id = (await TasksServer.AddAsync(_maya)).GetProperty("id").GetString();
        await (await _maya.PatchAsync(TasksServer.PathOf(_maya, id), $$"""{"assigned_to": "{{_maker.Id}}"}""")).ProblemAsync(422, "validation_failed");
        await (await _maya.PutAsync(TasksServer.PathOf(_maya, id), $$"""{"title": "x", "assigned_to": "{{_maker.Id}}"}""")).ProblemAsync(422, "validation_failed");
        (await (await _maya.GetAsync(TasksServer.PathOf(_maya, id))).JsonAsync()).GetProperty("title").GetString().ShouldBe("Hem");
        (await TasksServer.NoticesAsync(_maker)).ShouldBe(0);
    }

    [Test]
    public async Task Assignee_IsToldOnce_UnlessTheyWantNot()
    {
        await TasksServer.ShareAsync(_maya, _maker);
        await VerifyAsync();
        var id = (await TasksServer.AddAsync(_maya)).GetProperty("id").GetString();
        (await TasksServer.NoticesAsync(_maker)).ShouldBe(0);

        await _maya.PatchAsync(TasksServer.PathOf(_maya, id), $$"""{"assigned_to": "{{_maker.Id}}"}""");
        await _maya.PatchAsync(TasksServer.PathOf(_maya, id), $$"""{"assigned_to": "{{_maker.Id}}", "title": "Sleeves"}""");
        ((int)(await _maya.PutAsync(TasksServer.PathOf(_maya, id), """{"title": "Taken back"}""")).StatusCode).ShouldBe(200);
        ((int)(await _maya.PatchAsync(TasksServer.PathOf(_maya, id), $$"""{"assigned_to": "{{_maker.Id}}"}""")).StatusCode).ShouldBe(200);

        (await TasksServer.NoticesAsync(_maker)).ShouldBe(1);
        await (await _maker.PutAsync($"/api/v1/profile/{_maker.Id}", """{"preferences": {"notify_tasks": "no"}}""")).ProblemAsync(422, "validation_failed");
        ((int)(await _maker.PutAsync($"/api/v1/profile/{_maker.Id}", """{"preferences": {"notify_tasks": false}}""")).StatusCode).ShouldBe(201);
        await TasksServer.AddAsync(_maya, "Hem", _maker.Id);
        (await TasksServer.NoticesAsync(_maker)).ShouldBe(1);
    }

    [Test]
    public async Task Assignee_WhoIsConnected_IsToldByNoMail_AndOneWithoutAVerifiedAddressNeither()
    {
        await TasksServer.ShareAsync(_maya, _maker);
        await TasksServer.AddAsync(_maya, "Hem", _maker.Id);
        await VerifyAsync();
        using (await Messaging.EventReader.OpenAsync(_maker))
        {
            var isThere = new BsonDocument("_id", ObjectId.Parse(_maker.Id));
            await Eventually.HoldsAsync(async () => (await TasksServer.Stored("presence").AllAsync(isThere)).Count == 1, "The open stream is noted.");
            await TasksServer.AddAsync(_maya, "Sleeves", _maker.Id);
        }

        (await TasksServer.NoticesAsync(_maker)).ShouldBe(0);
        await Eventually.HoldsAsync(
            async () =>
            {
                // That the stream was open until just now may be noted in between.
                await TasksServer.Stored("presence").SetAsync(new BsonDocument("_id", ObjectId.Parse(_maker.Id)), new BsonDocument("seen_at", DateTime.UtcNow.AddMinutes(-1)));
                await TasksServer.AddAsync(_maya, "Collar", _maker.Id);
                return await TasksServer.NoticesAsync(_maker) == 1;
            },
            "Somebody who is not connected any more is told.");
    }

    [Test]
    public async Task Put_WithoutAssignee_TakesTheTaskBack()
    {
        await TasksServer.ShareAsync(_maya, _maker);
        var id = (await TasksServer.AddAsync(_maya, "Hem", _maker.Id)).GetProperty("id").GetString();

        (await (await _maya.PutAsync(TasksServer.PathOf(_maya, id), """{"title": "Hem"}""")).JsonAsync()).GetProperty("assigned_to").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        (await TitlesAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task ErasedAssignee_IsTakenOutOfTheTask_AndAnErasedOwnersTasksGo()
    {
        await TasksServer.ShareAsync(_maya, _maker);
        var id = (await TasksServer.AddAsync(_maya, "Hem", _maker.Id)).GetProperty("id").GetString();
        var tag = (await _maya.GetAsync(TasksServer.PathOf(_maya, id))).Header("ETag");

        ((int)(await _maker.DeleteAsync($"/api/v1/users/{_maker.Id}")).StatusCode).ShouldBeInRange(202, 204);

        var task = await _maya.GetAsync(TasksServer.PathOf(_maya, id));
        (await task.JsonAsync()).GetProperty("assigned_to").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        task.Header("ETag").ShouldNotBe(tag);
        ((int)(await _maya.DeleteAsync($"/api/v1/users/{_maya.Id}")).StatusCode).ShouldBeInRange(202, 204);
        (await TasksServer.Stored("tasks").AllAsync(new BsonDocument("user_id", ObjectId.Parse(_maya.Id)))).ShouldBeEmpty();
    }

    private Task VerifyAsync() => TasksServer.VerifyAsync(_maker);

    private async Task<string> TitlesAsync() => string.Join(
        ", ", (await (await _maker.GetAsync(TasksServer.PathOf(_maker))).JsonAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
}
