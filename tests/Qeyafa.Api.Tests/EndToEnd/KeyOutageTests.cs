using System.Diagnostics;
using System.Reflection;
using Qeyafa.Api.Tests.Conventions;
using Qeyafa.Domain.Measurements;
using Qeyafa.Testing;

namespace Qeyafa.Api.Tests.EndToEnd;

/// <summary>The database dies under a request with an idempotency key, after the key was taken: its repetitions must not wait for the key's lease to end.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class KeyOutageTests
{
    /// <summary>Less than the lease of 60 s by far; the rest is for a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private DedicatedMongo _mongo = null!;
    private QeyafaServer _server = null!;
    private Func<Func<Task<InsertOutcome>>, Task<InsertOutcome>>? _aroundInsert;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _mongo = await TestMongo.StartDedicatedAsync();
        _server = await QeyafaServer.StartAsync(mongoUrl: _mongo.Url, configure: builder =>
        {
            var registered = builder.Services.Single(service => service.ServiceType == typeof(IMeasurementRepository));
            builder.Services.AddSingleton(services =>
            {
                var proxy = DispatchProxy.Create<IMeasurementRepository, Interposed>();
                ((Interposed)proxy).Inner = (IMeasurementRepository)ActivatorUtilities.CreateInstance(services, registered.ImplementationType!);
                ((Interposed)proxy).AroundInsert = insert => _aroundInsert is { } around ? around(insert) : insert();
                return proxy;
            });
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        await _mongo.DisposeAsync();
    }

    [TestCase(false, TestName = "Create_RefusedWhileTheDatabaseIsAway_IsCarriedOutSoonAfterItsReturn_Once")]
    [TestCase(true, TestName = "Create_StoredButNotAnswered_IsAnsweredSoonAfterTheReturn_AndStoredOnce")]
    public async Task Create_UnderAnOutage(bool written)
    {
        using var maya = await _server.RegisterAsync();
        _aroundInsert = async insert =>
        {
            _aroundInsert = null;
            if (written) (await insert()).ShouldBe(InsertOutcome.Inserted);
            await _mongo.KillAsync();
            return written ? throw new TimeoutException("The connection broke before the answer.") : await insert();
        };
        await (await SendAsync(maya)).ProblemAsync(503, "temporarily_unavailable");
        await (await SendAsync(maya)).ProblemAsync(503, "temporarily_unavailable");
        await _mongo.RestartAsync();

        var statuses = new List<int>();
        var clock = Stopwatch.StartNew();
        while (!statuses.Contains(201))
        {
            clock.Elapsed.ShouldBeLessThan(Patience, string.Join(", ", statuses.Distinct()));
            statuses.Add((int)(await SendAsync(maya)).StatusCode);
        }

        TestContext.Out.WriteLine($"answered 201 {clock.Elapsed.TotalSeconds:F1} s after the database's return, at try {statuses.Count}");
        statuses.ShouldAllBe(status => status == 503 || status == 201);
        (await SendAsync(maya)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        (await maya.CountAsync()).ShouldBe(1);
    }

    private static Task<HttpResponseMessage> SendAsync(Person person) =>
        person.PostAsync("/api/v1/measurements", """{"measurements": {"chest": 92.5}}""", ("Idempotency-Key", "outage"));

    /// <summary>The real repository, with something around its inserts.</summary>
    public class Interposed : DispatchProxy
    {
        public IMeasurementRepository Inner { get; set; } = null!;

        public Func<Func<Task<InsertOutcome>>, Task<InsertOutcome>> AroundInsert { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var call = () => targetMethod!.Invoke(Inner, args);
            return targetMethod!.Name == nameof(IMeasurementRepository.InsertAsync) ? AroundInsert(() => (Task<InsertOutcome>)call()!) : call();
        }
    }
}
