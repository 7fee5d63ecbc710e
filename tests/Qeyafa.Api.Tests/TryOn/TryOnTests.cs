using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.TryOn;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.TryOn;

public sealed class TryOnTests
{
    [Test]
    public async Task Post_Is202AtOnce_AndItIsCompletedLater()
    {
        using var maya = await Studio.CustomerAsync();
        var end = Studio.Hold(maya);

        var answer = await maya.PostAsync();

        ((int)answer.StatusCode).ShouldBe(202);
        var asked = await answer.JsonAsync();
        var id = asked.GetProperty("id").GetString()!;
        answer.Header("Location").ShouldBe($"/api/v1/tryon/{id}");
        asked.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "user_id", "body_id", "clothing_id", "status", "result_image_url", "processing_time", "model_used", "error", "is_favorite", "attempts", "created_at", "completed_at"]);
        (asked.GetProperty("status").GetString(), asked.GetProperty("body_id").GetString(), asked.GetProperty("clothing_id").GetString(), asked.GetProperty("user_id").GetString())
            .ShouldBe(("pending", maya.BodyId.ToString(), maya.ClothingId.ToString(), maya.Person.Id));
        (await maya.UntilAsync(id, "processing")).GetProperty("result_image_url").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        end.SetResult(null);
        var done = await maya.UntilAsync(id, "completed");
        (done.GetProperty("model_used").GetString(), done.GetProperty("processing_time").GetDouble(), done.GetProperty("attempts").GetInt32()).ShouldBe(("scripted 1", 1.5, 1));
        done.GetProperty("result_image_url").GetString().ShouldNotBeNull().ShouldStartWith($"/api/v1/images/tryon/{maya.Person.Id}/{id}.jpg?");
        done.GetProperty("completed_at").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(done.GetProperty("created_at").GetDateTimeOffset());
    }

    [Test]
    public async Task Post_OfWhatIsNotYoursOrNotThere_Is422ByMember_Alike()
    {
        using var maya = await Studio.CustomerAsync();
        using var zoe = await Studio.CustomerAsync();
        var absent = EntityId.Parse("aaaaaaaaaaaaaaaaaaaaaaaa");

        foreach (var (member, body, clothing) in new[]
        {
            ("body_id", zoe.BodyId, maya.ClothingId), ("body_id", absent, maya.ClothingId), ("clothing_id", maya.BodyId, zoe.ClothingId), ("clothing_id", maya.BodyId, absent),
        })
        {
            var problem = await (await maya.PostAsync(body, clothing)).ProblemAsync(422, "validation_failed");
            problem.GetProperty("errors").GetProperty(member)[0].GetString().ShouldEndWith("of yours.");
        }
    }

    [Test]
    public async Task Post_WithoutAPicture_Is422ByMember()
    {
        using var maya = await Studio.CustomerAsync();

        var body = await (await maya.PostAsync(Studio.Wardrobe.AddBody(maya.Id, hasPicture: false), maya.ClothingId)).ProblemAsync(422, "picture_missing");
        var garment = await (await maya.PostAsync(maya.BodyId, Studio.Wardrobe.AddGarment(maya.Id, hasPicture: false))).ProblemAsync(422, "picture_missing");

        body.GetProperty("errors").EnumerateObject().Single().Name.ShouldBe("body_id");
        garment.GetProperty("errors").EnumerateObject().Single().Name.ShouldBe("clothing_id");
    }

    [Test]
    public async Task Post_MalformedBodies_Are400()
    {
        using var maya = await Studio.CustomerAsync();

        (await (await maya.Person.PostAsync("/api/v1/tryon", """{"body_id": "x", "clothing_id": "aaaaaaaaaaaaaaaaaaaaaaaa"}""")).BlamesAsync("body_id")).ShouldNotBeEmpty();
        (await (await maya.Person.PostAsync("/api/v1/tryon", """{"body_id": "aaaaaaaaaaaaaaaaaaaaaaaa"}""")).BlamesAsync("clothing_id")).ShouldNotBeEmpty();
    }

    [Test]
    public async Task Post_WithAnIdempotencyKey_HappensOnce()
    {
        using var maya = await Studio.CustomerAsync();

        var first = await (await maya.PostAsync(("Idempotency-Key", "k1"))).JsonAsync();
        var again = await maya.PostAsync(("Idempotency-Key", "k1"));

        ((int)again.StatusCode).ShouldBe(202);
        (await again.JsonAsync()).GetProperty("id").GetString().ShouldBe(first.GetProperty("id").GetString());
        again.Header("Location").ShouldBe($"/api/v1/tryon/{first.GetProperty("id").GetString()}");
        (await (await maya.Person.GetAsync("/api/v1/tryon?include_total=true")).JsonAsync()).GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Test]
    public async Task Post_BeyondTheLimit_Is429_HoweverManyAtOnce()
    {
        using var maya = await Studio.CustomerAsync();
        var end = Studio.Hold(maya);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => maya.PostAsync()));

        answers.Count(answer => (int)answer.StatusCode == 202).ShouldBe(5);
        foreach (var refused in answers.Where(answer => (int)answer.StatusCode != 202))
        {
            await refused.ProblemAsync(429, "tryon_limit_user");
            refused.Header("Retry-After").ShouldNotBeNull();
        }

        end.SetResult(null);
        foreach (var answer in answers.Where(answer => (int)answer.StatusCode == 202))
        {
            await maya.UntilAsync((await answer.JsonAsync()).GetProperty("id").GetString()!, "completed");
        }

        ((int)(await maya.PostAsync()).StatusCode).ShouldBe(202);
    }

    [Test]
    public async Task List_IsFilteredAndPaged()
    {
        using var maya = await Studio.CustomerAsync();
        var ids = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            ids.Insert(0, await maya.AskAsync());
            await maya.UntilAsync(ids[0], "completed");
        }

        var first = await maya.Person.GetAsync("/api/v1/tryon?limit=2&status=completed");
        var page = await first.JsonAsync();
        var rest = await (await maya.Person.GetAsync($"/api/v1/tryon?limit=2&status=completed&cursor={page.GetProperty("next_cursor").GetString()}")).JsonAsync();

        first.Header("Link").ShouldNotBeNull().ShouldContain("rel=\"next\"");
        page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("id").GetString()).ShouldBe(ids);
        rest.GetProperty("next_cursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await CountAsync($"body_id={maya.BodyId}")).ShouldBe(3);
        (await CountAsync("body_id=aaaaaaaaaaaaaaaaaaaaaaaa")).ShouldBe(0);
        (await CountAsync("status=failed")).ShouldBe(0);
        await (await maya.Person.GetAsync("/api/v1/tryon?status=done")).BlamesAsync("status");
        await (await maya.Person.GetAsync("/api/v1/tryon?cursor=x")).BlamesAsync("cursor");

        async Task<int> CountAsync(string query) => (await (await maya.Person.GetAsync($"/api/v1/tryon?{query}")).JsonAsync()).GetProperty("items").GetArrayLength();
    }

    [Test]
    public async Task Get_HasAnETag_And304OnlyWhileThereIsNoPicture()
    {
        using var maya = await Studio.CustomerAsync();
        var end = Studio.Hold(maya);
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "processing");

        var pending = await maya.Person.GetAsync($"/api/v1/tryon/{id}");
        ((int)(await maya.Person.GetAsync($"/api/v1/tryon/{id}", ("If-None-Match", pending.Header("ETag")!))).StatusCode).ShouldBe(304);
        end.SetResult(null);
        await maya.UntilAsync(id, "completed");
        var completed = await maya.Person.GetAsync($"/api/v1/tryon/{id}");

        completed.Header("ETag").ShouldNotBe(pending.Header("ETag"));
        ((int)(await maya.Person.GetAsync($"/api/v1/tryon/{id}", ("If-None-Match", completed.Header("ETag")!))).StatusCode).ShouldBe(200);
    }

    [Test]
    public async Task Cancel_StopsTheEngine_AndAgainIs409()
    {
        using var maya = await Studio.CustomerAsync();
        var stopped = new TaskCompletionSource();
        Studio.Scripts[maya.ClothingId] = async (job, cancellation) =>
        {
            using var told = cancellation.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, cancellation);
            return Studio.Engine.Success(job);
        };
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "processing");

        var canceled = await maya.Person.PostAsync($"/api/v1/tryon/{id}/cancel", "");

        ((int)canceled.StatusCode).ShouldBe(200);
        (await canceled.JsonAsync()).GetProperty("status").GetString().ShouldBe("canceled");
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(90));
        await (await maya.Person.PostAsync($"/api/v1/tryon/{id}/cancel", "")).ProblemAsync(409, "tryon_ended");
        (await maya.GetAsync(id)).GetProperty("result_image_url").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Test]
    public async Task Retry_OfAFailedOne_Is202AndWorks_AndOfACompletedOne409()
    {
        using var maya = await Studio.CustomerAsync();
        var fails = true;
        Studio.Scripts[maya.ClothingId] = (job, _) => Task.FromResult<EngineStep>(fails ? new EngineStep.Failed("There is nobody in the picture.", MayRetry: false) : Studio.Engine.Success(job));
        var id = await maya.AskAsync();
        (await maya.UntilAsync(id, "failed")).GetProperty("error").GetString().ShouldBe("There is nobody in the picture.");

        fails = false;
        var retried = await maya.Person.PostAsync($"/api/v1/tryon/{id}/retry", "");

        ((int)retried.StatusCode).ShouldBe(202);
        var begun = await retried.JsonAsync();
        (begun.GetProperty("id").GetString(), begun.GetProperty("status").GetString(), begun.GetProperty("attempts").GetInt32()).ShouldBe((id, "pending", 1));
        (await maya.UntilAsync(id, "completed")).GetProperty("error").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        await (await maya.Person.PostAsync($"/api/v1/tryon/{id}/retry", "")).ProblemAsync(409, "tryon_not_retryable");
    }

    [Test]
    public async Task Retry_WithoutItsGarment_Is422_AndBeyondTheLimit429()
    {
        using var maya = await Studio.CustomerAsync();
        Studio.Hold(maya);
        var id = await maya.AskAsync();
        await maya.Person.PostAsync($"/api/v1/tryon/{id}/cancel", "");
        for (var count = 0; count < 5; count++)
        {
            await maya.AskAsync();
        }

        await (await maya.Person.PostAsync($"/api/v1/tryon/{id}/retry", "")).ProblemAsync(429, "tryon_limit_user");
        foreach (var item in (await (await maya.Person.GetAsync("/api/v1/tryon?limit=100")).JsonAsync()).GetProperty("items").EnumerateArray())
        {
            await maya.Person.PostAsync($"/api/v1/tryon/{item.GetProperty("id").GetString()}/cancel", "");
        }

        Studio.Wardrobe.RemoveGarment(maya.Id, maya.ClothingId);
        (await (await maya.Person.PostAsync($"/api/v1/tryon/{id}/retry", "")).ProblemAsync(422, "validation_failed")).GetProperty("errors").GetProperty("clothing_id").GetArrayLength().ShouldBe(1);
    }

    [Test]
    public async Task Delete_TakesPictureAndFavouriteWithIt()
    {
        using var maya = await Studio.CustomerAsync();
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "completed");
        await maya.Person.PutAsync($"/api/v1/favorites/{id}", "");
        Studio.Pictures.Keys.ShouldContain($"tryon/{maya.Person.Id}/{id}.jpg");

        ((int)(await maya.Person.DeleteAsync($"/api/v1/tryon/{id}", ("If-Match", "\"999\""))).StatusCode).ShouldBe(412);
        ((int)(await maya.Person.DeleteAsync($"/api/v1/tryon/{id}")).StatusCode).ShouldBe(204);

        Studio.Pictures.Keys.ShouldNotContain($"tryon/{maya.Person.Id}/{id}.jpg");
        (await (await maya.Person.GetAsync("/api/v1/favorites")).JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        await (await maya.Person.GetAsync($"/api/v1/tryon/{id}")).ProblemAsync(404, "not_found");
        await (await maya.Person.DeleteAsync($"/api/v1/tryon/{id}")).ProblemAsync(404, "not_found");
    }

    [Test]
    public async Task Delete_OfOneThatIsWorkedOn_CancelsItAtTheEngine()
    {
        using var maya = await Studio.CustomerAsync();
        Studio.Scripts[maya.ClothingId] = (job, _) => Task.FromResult<EngineStep>(new EngineStep.Working($"prediction of {job.TryOnId}", HasStarted: true, TimeSpan.FromHours(1)));
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "processing");
        await Eventually.HoldsAsync(() => Studio.Engine.Steps.Any(step => step.TryOnId.ToString() == id), "the engine has begun");

        ((int)(await maya.Person.DeleteAsync($"/api/v1/tryon/{id}")).StatusCode).ShouldBe(204);

        await (await maya.Person.GetAsync($"/api/v1/tryon/{id}")).ProblemAsync(404, "not_found");
        await Eventually.HoldsAsync(() => Studio.Engine.Cancels.Any(cancel => cancel.Reference == $"prediction of {id}"), "the engine is told");
    }

    [Test]
    public async Task RetryAndDelete_TellTheEngineOfACancellationThatNoWorkerHasComeTo()
    {
        await using var database = await TestMongo.CreateDatabaseAsync();
        await using var server = await Studio.StartServerAsync(new() { ["DATABASE_NAME"] = database.Name, ["TryOn:Workers"] = "0" }, database.Url);
        using var maya = await Studio.CustomerAsync(server);
        var queue = server.Services.GetRequiredService<TryOnQueue>();
        var id = await maya.AskAsync();
        await CancelAtTheEngineAsync($"first of {id}");

        ((int)(await maya.Person.PostAsync($"/api/v1/tryon/{id}/retry", "")).StatusCode).ShouldBe(202);
        await CancelAtTheEngineAsync($"second of {id}");
        ((int)(await maya.Person.DeleteAsync($"/api/v1/tryon/{id}")).StatusCode).ShouldBe(204);

        Studio.Engine.Cancels.Where(cancel => cancel.TryOnId.ToString() == id).Select(cancel => cancel.Reference).ShouldBe([$"first of {id}", $"second of {id}"]);

        async Task CancelAtTheEngineAsync(string reference)
        {
            var claim = (await queue.ClaimAsync(CancellationToken.None)).ShouldNotBeNull();
            await queue.ContinueAsync(claim, Studio.Engine.Name, new EngineStep.Working(reference, HasStarted: true, TimeSpan.FromHours(1)), CancellationToken.None);
            ((int)(await maya.Person.PostAsync($"/api/v1/tryon/{id}/cancel", "")).StatusCode).ShouldBe(200);
        }
    }

    [Test]
    public async Task AnothersTryOn_IsAnsweredLikeAnAbsentOne()
    {
        using var maya = await Studio.CustomerAsync();
        using var mallory = await Studio.CustomerAsync();
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "completed");

        foreach (var (method, path) in new[] { ("GET", ""), ("DELETE", ""), ("POST", "/cancel"), ("POST", "/retry"), ("GET", "/events") })
        {
            var others = await (await mallory.Person.SendAsync(new HttpMethod(method), $"/api/v1/tryon/{id}{path}", null)).ProblemAsync(404, "not_found");
            var absent = await (await mallory.Person.SendAsync(new HttpMethod(method), $"/api/v1/tryon/aaaaaaaaaaaaaaaaaaaaaaaa{path}", null)).ProblemAsync(404, "not_found");
            others.GetProperty("detail").GetString().ShouldBe(absent.GetProperty("detail").GetString());
        }

        (await (await mallory.Person.GetAsync("/api/v1/tryon?include_total=true")).JsonAsync()).GetProperty("total").GetInt32().ShouldBe(0);
        (await maya.GetAsync(id)).GetProperty("status").GetString().ShouldBe("completed");
    }
}
