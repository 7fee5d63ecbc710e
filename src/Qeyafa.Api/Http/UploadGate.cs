using Qeyafa.Api.Problems;
using Qeyafa.Application.Pictures;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Http;

/// <summary>
/// Lets so many requests with pictures in at the same time, in all and of one account: each holds a connection, and room in the folder of
/// temporary files, for as long as its client cares to send. Whoever is too many is told before anything of the body is read.
/// </summary>
internal sealed class UploadGate(PictureLimits limits, ProblemWriter problems)
{
    private static readonly Error TooManyOfOne = new(ErrorKind.TooMany, CommonProblems.TooManyRequests, "Too many pictures are being sent by this account at once. Send them one after another.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    private readonly Dictionary<EntityId, int> _byAccount = [];
    private readonly Lock _lock = new();
    private int _all;

    /// <summary>How many are let in now.</summary>
    public int Count => Volatile.Read(ref _all);

    /// <summary>Runs after the caller is known, and before anything reads the body.</summary>
    public Task LimitAsync(HttpContext context, RequestDelegate next) => EndpointTraits.Of(context) is { TakesForm: true } ? LetInAsync(context, next) : next(context);

    private async Task LetInAsync(HttpContext context, RequestDelegate next)
    {
        var account = Callers.Find(context.User) ?? default;
        if (Enter(account) is { } refusal)
        {
            await problems.WriteAsync(context, refusal);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            Leave(account);
        }
    }

    private Error? Enter(EntityId account)
    {
        lock (_lock)
        {
            var own = _byAccount.GetValueOrDefault(account);
            if (own >= limits.UploadsPerAccount)
            {
                return TooManyOfOne;
            }

            if (_all >= limits.Uploads)
            {
                return PictureErrors.Busy;
            }

            _all++;
            _byAccount[account] = own + 1;
            return null;
        }
    }

    private void Leave(EntityId account)
    {
        lock (_lock)
        {
            _all--;
            if (--_byAccount[account] == 0)
            {
                _byAccount.Remove(account);
            }
        }
    }
}
