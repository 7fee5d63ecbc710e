using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;

namespace Qeyafa.Api.Tests.TryOn;

public sealed class FavoriteTests
{
    [Test]
    public async Task Put_Is201OnceAnd200Later_AndTheListShowsTheTryOn()
    {
        using var maya = await Studio.CustomerAsync();
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "completed");

        var first = await maya.Person.PutAsync($"/api/v1/favorites/{id}", "");
        var again = await maya.Person.PutAsync($"/api/v1/favorites/{id}", "");

        ((int)first.StatusCode, (int)again.StatusCode).ShouldBe((201, 200));
        first.Header("Location").ShouldBe($"/api/v1/favorites/{id}");
        (await again.JsonAsync()).GetProperty("created_at").GetString().ShouldBe((await first.JsonAsync()).GetProperty("created_at").GetString());
        var item = (await ListAsync(maya)).ShouldHaveSingleItem();
        item.EnumerateObject().Select(member => member.Name).ShouldBe(["tryon_id", "created_at", "tryon"]);
        (item.GetProperty("tryon_id").GetString(), item.GetProperty("tryon").GetProperty("id").GetString(), item.GetProperty("tryon").GetProperty("status").GetString())
            .ShouldBe((id, id, "completed"));
    }

    [Test]
    public async Task TryOns_SayWhetherTheyAreFavourites_InTheListAndAlone()
    {
        using var maya = await Studio.CustomerAsync();
        var (liked, plain) = (await maya.AskAsync(), await maya.AskAsync());
        await maya.UntilAsync(liked, "completed");
        await maya.UntilAsync(plain, "completed");
        await maya.Person.PutAsync($"/api/v1/favorites/{liked}", "");

        var page = (await (await maya.Person.GetAsync("/api/v1/tryon")).JsonAsync()).GetProperty("items").EnumerateArray()
            .ToDictionary(item => item.GetProperty("id").GetString()!, item => item.GetProperty("is_favorite").GetBoolean());

        (page[liked], page[plain]).ShouldBe((true, false));
        (await IsFavoriteAsync(liked)).ShouldBeTrue();
        (await IsFavoriteAsync(plain)).ShouldBeFalse();
        (await ListAsync(maya)).ShouldHaveSingleItem().GetProperty("tryon").GetProperty("is_favorite").GetBoolean().ShouldBeTrue();
        await maya.Person.DeleteAsync($"/api/v1/favorites/{liked}");
        (await IsFavoriteAsync(liked)).ShouldBeFalse();

        async Task<bool> IsFavoriteAsync(string id) => (await (await maya.Person.GetAsync($"/api/v1/tryon/{id}")).JsonAsync()).GetProperty("is_favorite").GetBoolean();
    }

    [Test]
    public async Task TryOn_WithoutAPicture_IsNot304_OnceItHasBecomeAFavouriteOrCeasedToBe()
    {
        using var maya = await Studio.CustomerAsync();
        var end = Studio.Hold(maya);
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "processing");
        var before = (await maya.Person.GetAsync($"/api/v1/tryon/{id}")).Header("ETag")!;

        await maya.Person.PutAsync($"/api/v1/favorites/{id}", "");
        var liked = await maya.Person.GetAsync($"/api/v1/tryon/{id}", ("If-None-Match", before));
        await maya.Person.DeleteAsync($"/api/v1/favorites/{id}");
        var plain = await maya.Person.GetAsync($"/api/v1/tryon/{id}", ("If-None-Match", liked.Header("ETag")!));

        (await liked.JsonAsync()).GetProperty("is_favorite").GetBoolean().ShouldBeTrue();
        (await plain.JsonAsync()).GetProperty("is_favorite").GetBoolean().ShouldBeFalse();
        ((int)(await maya.Person.GetAsync($"/api/v1/tryon/{id}", ("If-None-Match", plain.Header("ETag")!))).StatusCode).ShouldBe(304);
        end.SetResult(null);
        await maya.UntilAsync(id, "completed");
    }

    [Test]
    public async Task Put_ManyTimesAtOnce_MakesOne()
    {
        using var maya = await Studio.CustomerAsync();
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "completed");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => maya.Person.PutAsync($"/api/v1/favorites/{id}", "")));

        answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([.. Enumerable.Repeat(200, 9), 201]);
        (await ListAsync(maya)).Count.ShouldBe(1);
    }

    [Test]
    public async Task PutAndDeleteOfTheTryOnAtOnce_LeavesNoFavouriteOfNothing()
    {
        using var maya = await Studio.CustomerAsync();
        for (var round = 0; round < 5; round++)
        {
            var id = await maya.AskAsync();
            await maya.UntilAsync(id, "completed");

            var putting = maya.Person.PutAsync($"/api/v1/favorites/{id}", "");
            var deleting = maya.Person.DeleteAsync($"/api/v1/tryon/{id}");

            ((int)(await putting).StatusCode).ShouldBeOneOf(201, 404);
            ((int)(await deleting).StatusCode).ShouldBe(204);
            (await ListAsync(maya)).ShouldBeEmpty();
        }
    }

    [Test]
    public async Task Put_OfAnothersTryOnOrNone_Is404Alike()
    {
        using var maya = await Studio.CustomerAsync();
        using var mallory = await Studio.CustomerAsync();
        var id = await maya.AskAsync();

        var others = await (await mallory.Person.PutAsync($"/api/v1/favorites/{id}", "")).ProblemAsync(404, "not_found");
        var absent = await (await mallory.Person.PutAsync("/api/v1/favorites/aaaaaaaaaaaaaaaaaaaaaaaa", "")).ProblemAsync(404, "not_found");

        others.GetProperty("detail").GetString().ShouldBe(absent.GetProperty("detail").GetString());
    }

    [Test]
    public async Task Delete_Is204HoweverOften_AndTouchesOnesOwnOnly()
    {
        using var maya = await Studio.CustomerAsync();
        using var mallory = await Studio.CustomerAsync();
        var id = await maya.AskAsync();
        await maya.Person.PutAsync($"/api/v1/favorites/{id}", "");

        ((int)(await mallory.Person.DeleteAsync($"/api/v1/favorites/{id}")).StatusCode).ShouldBe(204);
        (await ListAsync(maya)).Count.ShouldBe(1);
        ((int)(await maya.Person.DeleteAsync($"/api/v1/favorites/{id}")).StatusCode).ShouldBe(204);
        ((int)(await maya.Person.DeleteAsync($"/api/v1/favorites/{id}")).StatusCode).ShouldBe(204);
        (await ListAsync(maya)).ShouldBeEmpty();
    }

    [Test]
    public async Task List_IsPagedNewestFirst()
    {
        using var maya = await Studio.CustomerAsync();
        var ids = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            ids.Insert(0, await maya.AskAsync());
            await maya.Person.PutAsync($"/api/v1/favorites/{ids[0]}", "");
        }

        var page = await (await maya.Person.GetAsync("/api/v1/favorites?limit=2&include_total=true")).JsonAsync();
        var rest = await (await maya.Person.GetAsync($"/api/v1/favorites?limit=2&cursor={page.GetProperty("next_cursor").GetString()}")).JsonAsync();

        page.GetProperty("total").GetInt32().ShouldBe(3);
        page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("tryon_id").GetString()).ShouldBe(ids);
        await (await maya.Person.GetAsync("/api/v1/favorites?cursor=x")).BlamesAsync("cursor");
        await (await maya.Person.GetAsync("/api/v1/favorites?limit=0")).BlamesAsync("limit");
    }

    private static async Task<List<JsonElement>> ListAsync(Customer customer) =>
        [.. (await (await customer.Person.GetAsync("/api/v1/favorites")).JsonAsync()).GetProperty("items").EnumerateArray()];
}
