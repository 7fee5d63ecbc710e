using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Security.Sessions;
using Qeyafa.Testing;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class SessionGateTests
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly SessionEpochs _epochs = new();
    private readonly Lookup _lookup = new();
    private readonly EntityId _user = EntityId.New(DateTimeOffset.UnixEpoch);
    private readonly EntityId _session = EntityId.New(DateTimeOffset.UnixEpoch);
    private readonly SessionGate _gate;

    public SessionGateTests()
    {
        _gate = NewGate(100);
        _lookup.Until = _clock.GetUtcNow().AddDays(1);
    }

    [Test]
    public async Task Requirement18_LiveSession_IsTrustedForFiveSeconds()
    {
        (await AdmitsAsync()).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        (await AdmitsAsync()).ShouldBeTrue();
        _lookup.Reads.ShouldBe(1);

        _lookup.Until = null;
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        (await AdmitsAsync()).ShouldBeFalse();
        _lookup.Reads.ShouldBe(2);
    }

    [Test]
    public async Task Requirement18_WhatEndsHere_IsRefusedAtOnce()
    {
        foreach (var id in new[] { _user, _session })
        {
            _lookup.Until = _clock.GetUtcNow().AddDays(1);
            _epochs.AllEnded();
            (await AdmitsAsync()).ShouldBeTrue();
            _lookup.Until = null;
            _epochs.Ended(id);
            (await AdmitsAsync()).ShouldBeFalse();
        }
    }

    [Test]
    public async Task Requirement18_ReadThatBeganBeforeTheEnd_PutsNothingBack()
    {
        var slow = _lookup.Hold();
        var asked = AdmitsAsync();
        _lookup.Until = null;
        _epochs.Ended(_session);

        // Who asks after the end must not be answered with what was read before it.
        var later = AdmitsAsync();
        slow.SetResult(_clock.GetUtcNow().AddDays(1));

        (await later, await asked, await AdmitsAsync()).ShouldBe((false, false, false));
    }

    [Test]
    public async Task SessionAboutToExpire_IsTrustedUntilThen()
    {
        _lookup.Until = _clock.GetUtcNow().AddSeconds(2);
        (await AdmitsAsync()).ShouldBeTrue();
        _lookup.Until = null;
        _clock.Advance(TimeSpan.FromSeconds(2));
        (await AdmitsAsync()).ShouldBeFalse();
    }

    [Test]
    public async Task ManyMisses_OfOneSession_AreOneRead()
    {
        var slow = _lookup.Hold();
        var asked = Enumerable.Range(0, 50).Select(_ => AdmitsAsync()).ToArray();
        slow.SetResult(_clock.GetUtcNow().AddDays(1));

        (await Task.WhenAll(asked)).ShouldAllBe(live => live);
        _lookup.Reads.ShouldBe(1);
    }

    [Test]
    public async Task WhoGivesUpWaiting_TakesNobodyElseAlong()
    {
        var slow = _lookup.Hold();
        using var impatient = new CancellationTokenSource();
        var first = _gate.AdmitsAsync(_user, _session, impatient.Token).AsTask();
        var second = AdmitsAsync();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        slow.SetResult(_clock.GetUtcNow().AddDays(1));
        (await second).ShouldBeTrue();
    }

    [Test]
    public async Task Requirement18_WithoutTheDatabase_WhatIsKnownHolds_AndThenFails()
    {
        (await AdmitsAsync()).ShouldBeTrue();
        _lookup.Failure = new TimeoutException();
        (await AdmitsAsync()).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(5));
        await Should.ThrowAsync<TimeoutException>(AdmitsAsync);
        _lookup.Failure = null;
        (await AdmitsAsync()).ShouldBeTrue();
    }

    [Test]
    public async Task SessionOfAnotherAccount_IsAskedForAnew()
    {
        (await AdmitsAsync()).ShouldBeTrue();
        await _gate.AdmitsAsync(EntityId.New(DateTimeOffset.UnixEpoch), _session, CancellationToken.None);
        _lookup.Reads.ShouldBe(2);
    }

    [Test]
    public async Task Hit_IsThereAtOnce_AndAllocatesNothing()
    {
        await AdmitsAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = true;
        for (var time = 0; time < 1000; time++)
        {
            var answer = _gate.AdmitsAsync(_user, _session, CancellationToken.None);
            all &= answer.IsCompletedSuccessfully && answer.Result;
        }

        all.ShouldBeTrue();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    [Test]
    public async Task Sessions_BeyondTheirNumber_AreForgotten()
    {
        await AdmitsAsync();
        for (var other = 0; other < 200; other++)
        {
            await _gate.AdmitsAsync(_user, EntityId.New(DateTimeOffset.UnixEpoch), CancellationToken.None);
        }

        var before = _lookup.Reads;
        await AdmitsAsync();
        (_lookup.Reads - before).ShouldBe(1);
    }

    [Test]
    public async Task EndsAndReadsOfManyThreads_NeverLeaveAnEndedSessionAdmitted()
    {
        var gate = NewGate(10_000);
        await Parallel.ForAsync(0, 2_000, async (_, cancellation) =>
        {
            var session = EntityId.New(DateTimeOffset.UnixEpoch);
            await Task.WhenAll(
                Task.Run(async () => await gate.AdmitsAsync(_user, session, cancellation), cancellation),
                Task.Run(
                    () =>
                    {
                        _lookup.Ended.TryAdd(session, true);
                        _epochs.Ended(session);
                    },
                    cancellation));
            (await gate.AdmitsAsync(_user, session, cancellation)).ShouldBeFalse();
        });
    }

    private SessionGate NewGate(int remembered) => new(_lookup, _epochs, Options.Create(new SessionOptions { Remembered = remembered }), _clock);

    private Task<bool> AdmitsAsync() => _gate.AdmitsAsync(_user, _session, CancellationToken.None).AsTask();

    private sealed class Lookup : ISessionLookup
    {
        private TaskCompletionSource<DateTimeOffset?>? _held;
        private int _reads;

        public DateTimeOffset? Until { get; set; }

        public Exception? Failure { get; set; }

        public ConcurrentDictionary<EntityId, bool> Ended { get; } = new();

        public int Reads => _reads;

        /// <summary>Lets the next read wait for its answer.</summary>
        public TaskCompletionSource<DateTimeOffset?> Hold() => _held = new TaskCompletionSource<DateTimeOffset?>(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<DateTimeOffset?> LiveUntilAsync(EntityId userId, EntityId sessionId, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _reads);
            if (Interlocked.Exchange(ref _held, null) is { } held)
            {
                return await held.Task;
            }

            var seen = Ended.ContainsKey(sessionId) ? null : Until;
            await Task.Yield();
            return Failure is null ? seen : throw Failure;
        }
    }
}
