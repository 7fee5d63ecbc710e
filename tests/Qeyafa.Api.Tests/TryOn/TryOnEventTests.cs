using System.Text.Json;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.TryOn;

public sealed class TryOnEventTests
{
    [Test]
    public async Task Events_TellEveryChange_AndEndWithTheLast()
    {
        using var maya = await Studio.CustomerAsync();
        var end = Studio.Hold(maya);
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "processing");
        await using var events = await EventReader.OpenAsync(maya.Person, id);

        (await events.NextAsync()).ShouldNotBeNull().GetProperty("status").GetString().ShouldBe("processing");
        end.SetResult(null);

        var last = (await events.NextAsync()).ShouldNotBeNull();
        (last.GetProperty("status").GetString(), last.GetProperty("id").GetString()).ShouldBe(("completed", id));
        last.GetProperty("result_image_url").GetString().ShouldNotBeNull();
        (await events.NextAsync()).ShouldBeNull();
    }

    [Test]
    public async Task Events_OfAnEndedTryOn_AreItsEnd()
    {
        using var maya = await Studio.CustomerAsync();
        Studio.Scripts[maya.ClothingId] = (_, _) => Task.FromResult<EngineStep>(new EngineStep.Failed("No.", MayRetry: false));
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "failed");

        await using var events = await EventReader.OpenAsync(maya.Person, id);

        (await events.NextAsync()).ShouldNotBeNull().GetProperty("error").GetString().ShouldBe("No.");
        (await events.NextAsync()).ShouldBeNull();
    }

    [Test]
    public async Task Events_OfADeletedTryOn_End()
    {
        using var maya = await Studio.CustomerAsync();
        Studio.Hold(maya);
        var id = await maya.AskAsync();
        await maya.UntilAsync(id, "processing");
        await using var events = await EventReader.OpenAsync(maya.Person, id);
        await events.NextAsync();

        await maya.Person.DeleteAsync($"/api/v1/tryon/{id}");

        var rest = new List<string?>();
        while (await events.NextAsync() is { } further)
        {
            rest.Add(further.GetProperty("status").GetString());
        }

        rest.ShouldBeSubsetOf(["canceled"]);
    }

    [Test]
    public async Task Streams_OfOnePerson_AreLimited_AndAClosedOneMakesRoom()
    {
        using var maya = await Studio.CustomerAsync();
        Studio.Hold(maya);
        var id = await maya.AskAsync();
        var open = new List<EventReader>();
        for (var count = 0; count < 10; count++)
        {
            open.Add(await EventReader.OpenAsync(maya.Person, id));
        }

        await (await maya.Person.GetAsync($"/api/v1/tryon/{id}/events")).ProblemAsync(429, "tryon_streams_limit");

        await open[0].DisposeAsync();
        await Eventually.HoldsAsync(async () => (int)await EventReader.StatusAsync(maya.Person, id) == 200, "there is room again");
        foreach (var reader in open)
        {
            await reader.DisposeAsync();
        }
    }

    [Test]
    public async Task Events_ComeFromTheNodeThatDoesNotWork_AndAnotherNodeTakesOver()
    {
        await using var database = await TestMongo.CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>
        {
            ["DATABASE_NAME"] = database.Name,
            ["Security:MasterKey"] = Convert.ToBase64String(new byte[32]),
            ["TryOn:Workers"] = "0",
            ["TryOn:LeaseSeconds"] = "1",
        };
        await using var front = await Studio.StartServerAsync(settings, database.Url);
        using var maya = await Studio.CustomerAsync(front);
        var attempts = 0;
        Studio.Scripts[maya.ClothingId] = async (job, _) =>
        {
            if (Interlocked.Increment(ref attempts) == 1)
            {
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
            }

            return Studio.Engine.Success(job);
        };
        var id = await maya.AskAsync();
        await using var events = await EventReader.OpenAsync(maya.Person, id);
        (await events.NextAsync()).ShouldNotBeNull().GetProperty("status").GetString().ShouldBe("pending");

        await using var doomed = await Studio.StartServerAsync(new(settings) { ["TryOn:Workers"] = "1" }, database.Url);
        (await events.NextAsync()).ShouldNotBeNull().GetProperty("attempts").GetInt32().ShouldBe(1);
        ((IDisposable)doomed.Services.GetRequiredService<Qeyafa.Infrastructure.MongoDriver.IMongoClient>()).Dispose();
        await using var heir = await Studio.StartServerAsync(new(settings) { ["TryOn:Workers"] = "1", ["TryOn:LeaseSeconds"] = "600" }, database.Url);

        var last = new JsonElement();
        while (await events.NextAsync() is { } further)
        {
            last = further;
        }

        (last.GetProperty("status").GetString(), last.GetProperty("attempts").GetInt32()).ShouldBe(("completed", 2));
    }

    /// <summary>Reads a stream of events.</summary>
    private sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IAsyncDisposable
    {
        public static async Task<EventReader> OpenAsync(Person person, string id)
        {
            var answer = await SendAsync(person, id);
            ((int)answer.StatusCode).ShouldBe(200);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
            return new EventReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        }

        public static async Task<System.Net.HttpStatusCode> StatusAsync(Person person, string id)
        {
            using var answer = await SendAsync(person, id);
            return answer.StatusCode;
        }

        /// <summary>The data of the next event; null at the end.</summary>
        public async Task<JsonElement?> NextAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            var type = "";
            while (await lines.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal))
                {
                    type = line["event: ".Length..];
                }
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    type.ShouldBe("status");
                    using var data = JsonDocument.Parse(line["data: ".Length..]);
                    return data.RootElement.Clone();
                }
            }

            return null;
        }

        public ValueTask DisposeAsync()
        {
            lines.Dispose();
            answer.Dispose();
            return ValueTask.CompletedTask;
        }

        private static Task<HttpResponseMessage> SendAsync(Person person, string id) =>
            person.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/tryon/{id}/events"), HttpCompletionOption.ResponseHeadersRead);
    }
}
