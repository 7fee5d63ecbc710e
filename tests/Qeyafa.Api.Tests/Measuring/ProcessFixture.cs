using System.Net.Http.Headers;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.Privacy;
using Qeyafa.Domain.Common;
using Qeyafa.Testing.Pictures;

namespace Qeyafa.Api.Tests.Measuring;

/// <summary>One API and one measurement service; the tests of a fixture run one after another, since they say what the service answers.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[Parallelizable(ParallelScope.Self)]
internal abstract class ProcessFixture
{
    protected const string Path = "/api/v1/measurements/process";

    protected static byte[] Front { get; } = TestPictures.Png();

    protected static byte[] Side { get; } = TestPictures.Png(64, 96);

    protected QeyafaServer Server { get; private set; } = null!;

    protected MeasuringServer Service { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Service = await MeasuringServer.StartAsync();
        Server = await QeyafaServer.StartAsync(Settings([]), configure: Configure);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await Server.DisposeAsync();
        await Service.DisposeAsync();
    }

    /// <summary>Changes to the composition.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    /// <summary>Another server with other settings, on the same database.</summary>
    protected Task<QeyafaServer> StartServerAsync(params (string Name, string Value)[] changes) => Server.StartBesideAsync(Settings(changes), Configure);

    protected static MultipartFormDataContent Form(string? height = "170", string? unit = null, string? userId = null, byte[]? front = null, byte[]? side = null)
    {
        var form = new MultipartFormDataContent();
        if (height is not null) form.Add(new StringContent(height), "height");
        if (unit is not null) form.Add(new StringContent(unit), "unit");
        if (userId is not null) form.Add(new StringContent(userId), "user_id");
        Add(form, "front", front ?? Front);
        Add(form, "side", side ?? Side);
        return form;
    }

    protected static async Task<HttpResponseMessage> SendAsync(Person person, HttpContent form, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = form };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await person.Http.SendAsync(request);
    }

    /// <summary>The keys of all pictures that a person has.</summary>
    protected async Task<IReadOnlyList<string>> PicturesAsync(Person person)
    {
        var keys = new List<string>();
        await foreach (var key in Server.Services.GetRequiredService<IPersonalPictures>().ListAsync(EntityId.Parse(person.Id), CancellationToken.None)) keys.Add(key.Value);
        return keys;
    }

    /// <summary>Nothing was stored: no record, no picture.</summary>
    protected async Task NothingIsStoredAsync(Person person)
    {
        (await person.CountAsync()).ShouldBe(0);
        (await PicturesAsync(person)).ShouldBeEmpty();
    }

    private Dictionary<string, string?> Settings((string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Measuring:Service"] = "http",
            ["Measuring:Url"] = Service.Address + "/v1/measure",
            ["Measuring:Token"] = MeasuringServer.Token,
            ["Measuring:WaitMilliseconds"] = "10",
        };
        foreach (var (name, value) in changes) settings["Measuring:" + name] = value;
        return settings;
    }

    private static void Add(MultipartFormDataContent form, string part, byte[] picture)
    {
        var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(content, part, part + ".png");
    }
}
