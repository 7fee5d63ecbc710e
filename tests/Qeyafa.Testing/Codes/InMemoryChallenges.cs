using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;

namespace Qeyafa.Testing.Codes;

/// <summary>Codes in memory, with the outcomes of the real store.</summary>
internal sealed class InMemoryChallenges(TimeProvider clock) : IChallengeStore
{
    private const int Tries = 5;

    private readonly List<Entry> _entries = [];
    private readonly Lock _writing = new();

    public Task AddAsync(Challenge challenge, Secret code, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            _entries.RemoveAll(entry => entry.Challenge.Destination == challenge.Destination && entry.Challenge.Purpose == challenge.Purpose);
            _entries.Add(new Entry(challenge, code));
            return Task.CompletedTask;
        }
    }

    public Task<Challenge?> FindLiveAsync(IReadOnlyList<CodePurpose> purposes, string destination, EntityId? id, CancellationToken cancellationToken) =>
        Find(entry => purposes.Contains(entry.Challenge.Purpose) && entry.Challenge.Destination == destination && (id ?? entry.Challenge.Id) == entry.Challenge.Id && IsLive(entry, id is not null));

    public Task<Challenge?> FindNewestAsync(string phoneNumber, EntityId? id, CancellationToken cancellationToken) =>
        Find(entry => entry.Challenge.Destination == phoneNumber && (id ?? entry.Challenge.Id) == entry.Challenge.Id);

    public Task<CodeVerdict> TryAsync(Challenge challenge, bool named, Secret code, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            if (_entries.Find(entry => entry.Challenge.Id == challenge.Id) is not { } found || !IsLive(found, named))
            {
                return Task.FromResult(CodeVerdict.Gone);
            }

            var count = named ? ++found.Named : ++found.Open;
            return Task.FromResult(found.Code.Equals(code) ? CodeVerdict.Right : count >= Tries ? CodeVerdict.WrongAndBurned : CodeVerdict.Wrong);
        }
    }

    public Task ReturnAsync(Challenge challenge, bool named, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            if (_entries.Find(entry => entry.Challenge.Id == challenge.Id) is { } found)
            {
                (found.Named, found.Open) = named ? (found.Named - 1, found.Open) : (found.Named, found.Open - 1);
            }

            return Task.CompletedTask;
        }
    }

    public Task<bool> UseAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            return Task.FromResult(_entries.RemoveAll(entry => entry.Challenge.Id == challenge.Id && entry.Challenge.ExpiresAt > clock.GetUtcNow()) == 1);
        }
    }

    public Task EndAllAsync(EntityId userId, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            _entries.RemoveAll(entry => entry.Challenge.UserId == userId);
            return Task.CompletedTask;
        }
    }

    private Task<Challenge?> Find(Predicate<Entry> matches)
    {
        lock (_writing)
        {
            return Task.FromResult(_entries.FindLast(matches)?.Challenge);
        }
    }

    private bool IsLive(Entry entry, bool named) => entry.Challenge.ExpiresAt > clock.GetUtcNow() && entry.Named < Tries && (named || entry.Open < Tries);

    private sealed class Entry(Challenge challenge, Secret code)
    {
        public Challenge Challenge { get; } = challenge;

        public Secret Code { get; } = code;

        public int Named { get; set; }

        public int Open { get; set; }
    }
}
