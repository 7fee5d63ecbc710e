using System.Globalization;

namespace Qeyafa.CSharpClient.Tests;

internal sealed class OperationTests
{
    [Test]
    public async Task Measurement_RecordedAndRead_IsTheSame()
    {
        await using var clients = new Clients();
        await clients.RegisterAsync();

        var recorded = await clients.RecordAsync(101.5);
        var read = await clients.Client.Measurements.GetAsync(recorded.Id, LengthUnit.Inch);

        (recorded.Unit, recorded.Source, recorded.ProcessedAt).ShouldBe((LengthUnit.Cm, MeasurementSource.Manual, DateTimeOffset.Parse("2026-01-10T09:00:00Z", CultureInfo.InvariantCulture)));
        read.Unit.ShouldBe(LengthUnit.Inch);
        read.Id.ShouldBe(recorded.Id);
    }

    [Test]
    public async Task Csv_Imported_IsSentAsTheTextThatItIs()
    {
        await using var clients = new Clients();
        await clients.RegisterAsync();

        var imported = await clients.Client.Measurements.ImportAsync("processed_at,unit,chest,note\n2026-01-31T09:30:00Z,cm,96.5,\"A \"\"quoted\"\" note\"\n");

        imported.Imported.ShouldBe(1);
    }

    [Test]
    public async Task BrokenRule_ThrowsTheProblemWithItsMembers()
    {
        await using var clients = new Clients();
        await clients.RegisterAsync();

        var problem = await Should.ThrowAsync<QeyafaProblemException>(() => clients.RecordAsync(chest: 4));

        (problem.Code, problem.Status).ShouldBe(("validation_failed", 422));
        problem.TraceId.ShouldNotBeNullOrEmpty();
        problem.Errors.Keys.ShouldBe(["measurements.chest"]);
    }

    [Test]
    public async Task WrongPassword_ThrowsItsCode()
    {
        await using var clients = new Clients();

        (await Should.ThrowAsync<QeyafaProblemException>(() => clients.Client.SignInAsync("nobody@example.com", "wrong password"))).Code.ShouldBe("invalid_credentials");
    }

    [Test]
    public async Task TelephoneNumber_HasACodeSent()
    {
        await using var clients = new Clients();

        (await clients.Client.SendCodeAsync("+2348012345678")).ExpiresIn.ShouldBeGreaterThan(0);
    }

    [Test]
    public async Task EntityTag_CapturedFromAnAnswer_ChangesTheVersionItNames()
    {
        await using var clients = new Clients();
        var user = await clients.RegisterAsync();
        using var seen = AnswerCapture.Begin();
        await clients.Client.Profiles.PutAsync(user.Id, new ProfileBody { Gender = "female" });
        var first = seen.ETag;

        await clients.Client.Profiles.PutAsync(user.Id, new ProfileBody { Gender = "woman" }, ifMatch: first);

        seen.Status.ShouldBe(200);
        await Should.ThrowAsync<QeyafaNotModifiedException>(() => clients.Client.Profiles.GetAsync(user.Id, ifNoneMatch: seen.ETag));
        (await Should.ThrowAsync<QeyafaProblemException>(() => clients.Client.Profiles.PutAsync(user.Id, new ProfileBody(), ifMatch: first))).Code.ShouldBe("stale_version");
    }

    [Test]
    public async Task Pages_AreGoneThroughToTheEnd()
    {
        await using var clients = new Clients();
        var user = await clients.RegisterAsync();
        for (var day = 1; day <= 5; day++)
        {
            await clients.RecordAsync(day: day);
        }

        var pages = 0;
        var days = new List<int>();
        await foreach (var record in Paging.AllAsync<Measurement>(async (cursor, stop) =>
        {
            pages++;
            return await clients.Client.Measurements.HistoryAsync(user.Id, limit: 2, cursor: cursor, cancellationToken: stop);
        }))
        {
            days.Add(record.ProcessedAt.Day);
        }

        days.ShouldBe([5, 4, 3, 2, 1]);
        pages.ShouldBe(3);
    }

    [Test]
    public async Task Iteration_CanceledWithinTheFirstPage_ReadsNoOther()
    {
        await using var clients = new Clients();
        var user = await clients.RegisterAsync();
        await clients.RecordAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await clients.Client.Measurements.AllAsync(user.Id, cancellationToken: stop.Token).GetAsyncEnumerator(stop.Token).MoveNextAsync());
    }

    [Test]
    public async Task Upload_TellsItsProgressAndTheServersAnswer()
    {
        await using var clients = new Clients();
        await clients.RegisterAsync();
        var told = new System.Collections.Concurrent.ConcurrentQueue<double>();
        using var text = new MemoryStream(new byte[300_000]);

        var file = await Upload.FromAsync(text, "me.jpg", new Told(told));
        var problem = await Should.ThrowAsync<QeyafaProblemException>(() => clients.Client.Body.StorePictureAsync(file));

        problem.Code.ShouldBe("unsupported_picture");
        told.Count.ShouldBeGreaterThan(2);
        told.ShouldBeInOrder();
        told.Last().ShouldBe(1);
    }

    [Test]
    public async Task Upload_TooLarge_IsRefusedBeforeItIsSent()
    {
        using var large = new MemoryStream(new byte[Upload.MaxBytes + 1]);

        await Should.ThrowAsync<ArgumentException>(() => Upload.FromAsync(large, "me.jpg"));
    }

    [Test]
    public async Task Client_MadeWithoutAContainer_SignsInAndOut()
    {
        var store = new MemoryTokenStore();
        var client = QeyafaClient.Create(RunningApi.Address, tokens: store);
        await client.RegisterAsync("Noor", $"{Guid.NewGuid():N}@example.com", Clients.Password);
        (await client.Auth.MeAsync()).Name.ShouldBe("Noor");

        await client.SignOutAsync();

        (await store.LoadAsync(CancellationToken.None)).ShouldBeNull();
        (await Should.ThrowAsync<QeyafaProblemException>(() => client.Auth.MeAsync())).Code.ShouldBe("unauthenticated");
    }

    private sealed class Told(System.Collections.Concurrent.ConcurrentQueue<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Enqueue(value);
    }
}
