using AutoMapper;
using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Measurements;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Users;
using Qeyafa.Domain.Wardrobe;
using Qeyafa.Testing.Auth;
using Qeyafa.Testing.Sessions;
using Qeyafa.Testing.TryOn;
using Qeyafa.Testing.Wardrobe;

namespace Qeyafa.Application.Tests.Measurements;

/// <summary>The module as it is wired in the application, with its ports in memory: two people, of whom one is signed in, and a clock that stands.</summary>
internal sealed class MeasurementsWorld : ICaller, IAccessPolicy, IUnitPreference, IDisposable
{
    // Compiling the maps takes longer than most tests.
    private static readonly Lazy<IMapper> Maps = new(() => new ServiceCollection().AddApplication().BuildServiceProvider().GetRequiredService<IMapper>());

    private readonly ServiceProvider _services;
    private readonly StoppedClock _clock = new();

    public MeasurementsWorld()
    {
        var services = new ServiceCollection().AddApplication();
        services.AddSingleton<IAuditLog>(Audit);
        services.AddSingleton<IMeasurementRepository>(Measurements);
        services.AddSingleton<IBodyRepository>(Bodies);
        services.AddSingleton<IPictures>(Pictures);
        services.AddSingleton<IUnitOfWork, PlainUnitOfWork>();
        services.AddSingleton<ICaller>(this);
        services.AddSingleton<IAccessPolicy>(this);
        services.AddSingleton<IUnitPreference>(this);
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton(Maps.Value);
        _services = services.BuildServiceProvider();
        UserId = Me;
    }

    public static DateTimeOffset Now => StoppedClock.Now;

    public RecordedAudit Audit { get; } = new();

    public EntityId Me { get; } = EntityId.New(Now);

    public EntityId Stranger { get; } = EntityId.New(Now);

    public EntityId? UserId { get; set; }

    public EntityId? SessionId => null;

    public LengthUnit? Preferred { get; set; }

    /// <summary>What everybody may do with everybody's data.</summary>
    public HashSet<Permission> Shared { get; } = [];

    public InMemoryMeasurements Measurements { get; } = new();

    public InMemoryBodies Bodies { get; } = new();

    public MemoryPictures Pictures { get; } = new();

    public IMapper Mapper => _services.GetRequiredService<IMapper>();

    public async Task<Result<T>> SendAsync<T>(IUseCase<T> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IDispatcher>().SendAsync(request, CancellationToken.None);
    }

    public async Task<MeasurementDto> RecordAsync(double chest, DateTimeOffset? at = null, LengthUnit unit = LengthUnit.Cm, MeasurementSource source = MeasurementSource.Manual) =>
        (await SendAsync(new RecordMeasurement(new MeasurementInput([KeyValuePair.Create("chest", chest)], Unit: unit, ProcessedAt: at, Source: source)))).Value.Value;

    public async Task<MeasurementDto> RecordAsync(MeasurementInput input) => (await SendAsync(new RecordMeasurement(input))).Value.Value;

    /// <summary>Stores a record of the person who is not signed in.</summary>
    public async Task<EntityId> StrangersAsync(double chest = 90)
    {
        var entry = new MeasurementEntry { Measurements = [KeyValuePair.Create("chest", chest)], ProcessedAt = Now };
        var measurement = Measurement.Record(EntityId.New(Now), Stranger, entry, Now).Value;
        await Measurements.InsertAsync(measurement, CancellationToken.None);
        return measurement.Id;
    }

    public ValueTask<bool> MayAsync(EntityId caller, EntityId owner, Permission permission, CancellationToken cancellationToken) =>
        ValueTask.FromResult(caller == owner || Shared.Contains(permission));

    public Task<bool> HoldsAsync(EntityId caller, Grant grant, CancellationToken cancellationToken) => Task.FromResult(false);

    public ValueTask<LengthUnit?> GetAsync(EntityId ownerId, CancellationToken cancellationToken) => ValueTask.FromResult(ownerId == Me ? Preferred : null);

    public void Dispose() => _services.Dispose();

    private sealed class StoppedClock : TimeProvider
    {
        public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
