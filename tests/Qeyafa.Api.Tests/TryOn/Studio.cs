using Microsoft.Extensions.DependencyInjection.Extensions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Application.Pictures;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.TryOn.Engines;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.TryOn;
using Qeyafa.Testing.TryOn;

namespace Qeyafa.Api.Tests.TryOn;

/// <summary>One server for the tests of try-ons, whose engine, pictures and wardrobe the tests have at hand; each test brings people of its own.</summary>
[SetUpFixture]
internal sealed class Studio
{
    private static QeyafaServer? _server;

    public static MemoryPictures Pictures { get; } = new();

    public static MemoryWardrobe Wardrobe { get; } = new();

    /// <summary>Its script is the whole studio's: it goes by the job that it is asked about.</summary>
    public static ScriptedEngine Engine { get; } = new(Pictures);

    public static QeyafaServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>What the engine does with a try-on of this garment; others are done at once.</summary>
    public static System.Collections.Concurrent.ConcurrentDictionary<EntityId, Func<EngineJob, CancellationToken, Task<EngineStep>>> Scripts { get; } = new();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Engine.Script = (job, cancellation) => Scripts.TryGetValue(job.Garment.Picture.Id, out var script) ? script(job, cancellation) : Task.FromResult<EngineStep>(Engine.Success(job));
        _server = await StartServerAsync(new() { ["TryOn:Workers"] = "4" });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Starts a server with the studio's engine, pictures and wardrobe in the places of the usual ones.</summary>
    public static Task<QeyafaServer> StartServerAsync(Dictionary<string, string?> settings, string? mongoUrl = null) => QeyafaServer.StartAsync(
        new Dictionary<string, string?>
        {
            ["TryOn:Engine"] = ScriptedEngine.Word,
            ["TryOn:PollMilliseconds"] = "200",
            ["TryOn:RetryMilliseconds"] = "1",
            ["Api:RateLimits:CredentialsPerMinute"] = "1000000",
        }.Concat(settings).GroupBy(setting => setting.Key).ToDictionary(group => group.Key, group => group.Last().Value),
        mongoUrl,
        builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<ITryOnSubjects>(Wardrobe));
            builder.Services.Replace(ServiceDescriptor.Singleton<IPictures>(Pictures));
            builder.Services.Replace(ServiceDescriptor.Singleton<IPictureLinks>(Pictures));
            builder.Services.Replace(ServiceDescriptor.Singleton<IScratch>(Pictures));
            builder.Services.AddSingleton<ITryOnEngine>(Engine);
        });

    /// <summary>Stores a try-on of somebody's past the API; its body and garment are nowhere.</summary>
    public static async Task<TryOnJob> StoreAsync(QeyafaServer server, Person owner)
    {
        var now = DateTimeOffset.UtcNow;
        var job = TryOnJob.Create(EntityId.New(now), EntityId.Parse(owner.Id), EntityId.New(now), EntityId.New(now), now);
        (await server.Services.GetRequiredService<ITryOnRepository>().AddAsync(job, CancellationToken.None)).ShouldBeTrue();
        return job;
    }

    /// <summary>Somebody with a body and a garment, both with pictures.</summary>
    public static async Task<Customer> CustomerAsync(QeyafaServer? server = null)
    {
        var person = await (server ?? Server).RegisterAsync();
        var id = EntityId.Parse(person.Id);
        return new Customer(person, Wardrobe.AddBody(id), Wardrobe.AddGarment(id));
    }

    /// <summary>Has the engine wait with the garment's try-ons until the answered source says how they end.</summary>
    public static TaskCompletionSource<EngineStep?> Hold(Customer customer)
    {
        var end = new TaskCompletionSource<EngineStep?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Scripts[customer.ClothingId] = async (job, cancellation) => await end.Task.WaitAsync(cancellation) ?? Engine.Success(job);
        return end;
    }
}
