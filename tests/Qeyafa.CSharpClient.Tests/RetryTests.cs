using System.Net;
using System.Net.Http.Headers;

namespace Qeyafa.CSharpClient.Tests;

internal sealed class RetryTests
{
    [Test]
    public async Task Away_WithRetryAfter_IsAskedAgainAfterThatTime()
    {
        var time = new QuickTime();
        var line = new FaultyLine((request, count, send) => request.Method == HttpMethod.Get && count <= 2 ? Task.FromResult(Away(TimeSpan.FromSeconds(7))) : send());
        await using var clients = new Clients(line, options => options.Time = time);
        var user = await clients.RegisterAsync();

        (await clients.Client.Auth.MeAsync()).Id.ShouldBe(user.Id);

        time.Waits.ShouldBe([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)]);
    }

    [Test]
    public async Task Away_ForLongerThanIsWaitedFor_IsThrownAtOnce()
    {
        var time = new QuickTime();
        var line = new FaultyLine((request, _, send) => request.Method == HttpMethod.Get ? Task.FromResult(Away(TimeSpan.FromMinutes(5))) : send());
        await using var clients = new Clients(line, options => options.Time = time);
        await clients.RegisterAsync();

        (await Should.ThrowAsync<QeyafaApiException>(() => clients.Client.Auth.MeAsync())).Status.ShouldBe(503);

        time.Waits.ShouldBeEmpty();
    }

    [Test]
    public async Task AwayForGood_IsThrownAfterGrowingWaits()
    {
        var time = new QuickTime();
        var line = new FaultyLine((request, _, send) => request.Method == HttpMethod.Get ? Task.FromResult(Away(null)) : send());
        await using var clients = new Clients(line, options => options.Time = time);
        await clients.RegisterAsync();

        await Should.ThrowAsync<QeyafaApiException>(() => clients.Client.Auth.MeAsync());

        time.Waits.Count.ShouldBe(3);
        time.Waits.ShouldBeInOrder();
    }

    [Test]
    public async Task Creation_WhoseAnswerIsLost_HappensOnce()
    {
        var line = new FaultyLine(async (request, count, send) =>
        {
            var answer = await send();
            return request.RequestUri!.AbsolutePath == "/api/v1/measurements" && count == 1 ? throw new HttpRequestException("The connection broke.") : answer;
        });
        await using var clients = new Clients(line, options => options.Time = new QuickTime());
        var user = await clients.RegisterAsync();

        await clients.RecordAsync();

        (await clients.Client.Measurements.HistoryAsync(user.Id)).Items.Count.ShouldBe(1);
        var keys = line.Seen.Where(seen => seen.Path == "/api/v1/measurements").Select(seen => seen.Key).ToList();
        keys.Count.ShouldBe(2);
        keys.Distinct().Single().ShouldNotBeNull();
    }

    [Test]
    public async Task SignIn_WhoseAnswerIsLost_IsNotRepeated()
    {
        var line = new FaultyLine((_, _, _) => throw new HttpRequestException("The connection broke."));
        await using var clients = new Clients(line, options => options.Time = new QuickTime());

        await Should.ThrowAsync<HttpRequestException>(() => clients.Client.SignInAsync("maya@example.com", Clients.Password));

        line.Seen.Count.ShouldBe(1);
    }

    private static HttpResponseMessage Away(TimeSpan? wait)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter = wait is { } seconds ? new RetryConditionHeaderValue(seconds) : null;
        return answer;
    }
}
