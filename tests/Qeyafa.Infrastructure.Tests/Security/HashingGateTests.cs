using Microsoft.Extensions.Options;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Security.Passwords;

namespace Qeyafa.Infrastructure.Tests.Security;

public sealed class HashingGateTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Test]
    public async Task Gate_WithAllPlacesTaken_IsUnavailableForAWhile()
    {
        using var gate = New(concurrency: 2, queue: 3);
        using var open = new ManualResetEventSlim();
        var admitted = Enumerable.Range(0, 5).Select(number => gate.RunAsync(() => WaitFor(open, number), CancellationToken.None)).ToArray();

        var error = (await gate.RunAsync(() => 0, CancellationToken.None)).Error!;
        (error.Kind, error.Code).ShouldBe((ErrorKind.Unavailable, "sign_in_busy"));
        error.RetryAfter.ShouldNotBeNull();

        open.Set();
        (await Task.WhenAll(admitted).WaitAsync(Patience)).Select(result => result.Value).ShouldBe([0, 1, 2, 3, 4]);
        await FreeAsync(gate);
    }

    [Test]
    public async Task Gate_UnderLoad_RunsNoMoreThanItsConcurrencyAndOffThePool()
    {
        using var gate = New(concurrency: 2, queue: 100);
        var (running, most, pooled) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => gate.RunAsync(
            () =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                Interlocked.Add(ref pooled, Thread.CurrentThread.IsThreadPoolThread ? 1 : 0);
                Thread.Yield();
                return Interlocked.Decrement(ref running);
            },
            CancellationToken.None))).WaitAsync(Patience);
        (most <= 2, pooled).ShouldBe((true, 0));
    }

    [Test]
    public async Task Computation_CancelledInTheQueue_IsNotRun()
    {
        using var gate = New(concurrency: 1, queue: 3);
        using var open = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var ran = false;
        var first = gate.RunAsync(() => WaitFor(open, 1), CancellationToken.None);
        var second = gate.RunAsync(() => ran = true, cancel.Token);
        await cancel.CancelAsync();
        open.Set();
        await first.WaitAsync(Patience);
        await Should.ThrowAsync<OperationCanceledException>(() => second.WaitAsync(Patience));
        ran.ShouldBeFalse();
        await FreeAsync(gate);
    }

    [Test]
    public async Task Computation_ThatThrows_ThrowsToItsCallerAloneAndFreesItsPlace()
    {
        using var gate = New(concurrency: 1, queue: 0);
        await Should.ThrowAsync<InvalidDataException>(() => gate.RunAsync<int>(() => throw new InvalidDataException(), CancellationToken.None).WaitAsync(Patience));
        await FreeAsync(gate);
    }

    private static HashingGate New(int concurrency, int queue) => new(Options.Create(new PasswordOptions { Concurrency = concurrency, QueueLength = queue }));

    private static int WaitFor(ManualResetEventSlim open, int answer)
    {
        open.Wait(Patience).ShouldBeTrue();
        return answer;
    }

    /// <summary>A place is given back just after its answer, so the first tries may still find none.</summary>
    private static async Task FreeAsync(HashingGate gate)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!(await gate.RunAsync(() => 0, CancellationToken.None)).IsSuccess)
        {
            TimeProvider.System.GetElapsedTime(deadline).ShouldBeLessThan(Patience);
            await Task.Yield();
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        var seen = Volatile.Read(ref most);
        while (value > seen)
        {
            seen = Interlocked.CompareExchange(ref most, value, seen) is var found && found == seen ? value : found;
        }
    }
}
