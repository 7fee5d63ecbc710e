using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Application.Notifications;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Codes;

/// <summary>Sends codes and takes them back: the one place that knows the order in which a code is counted, looked at and used.</summary>
internal sealed class CodeDesk(
    IChallengeStore challenges, IOutbox outbox, IOutboxDecoy decoys, ICodeThrottle throttle, IAttemptGate gate, IAuditLog audit, CodePolicy policy, TimeProvider clock)
{
    /// <summary>Counts the request for a code, before anything is known of whom it is for.</summary>
    public Task<Result<Done>> AdmitAsync(CodePurpose purpose, string destination, CancellationToken cancellationToken) =>
        throttle.AdmitAsync(purpose, destination, cancellationToken);

    /// <summary>Takes the SMS that a code would cost out of the budget; nothing for mail.</summary>
    public async Task<Result<Done>> SpendAsync(CodePurpose purpose, bool isSent, CancellationToken cancellationToken) =>
        CodeText.ChannelOf(purpose) == OutboxChannel.Sms ? await throttle.SpendSmsAsync(isSent, cancellationToken) : default(Done);

    /// <summary>
    /// Makes a code and hands it to the outbox; to be called in a unit of work. Without an account the same is stored, and nothing is ever sent.
    /// </summary>
    public async Task<ChallengeDto> IssueAsync(CodePurpose purpose, string destination, User? user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var life = policy.LifeOf(purpose);
        var challenge = new Challenge(EntityId.New(now), purpose, destination, user?.Id, now, now + life);
        var code = CodeText.NewCode();
        var message = CodeText.Of(challenge, code, life);
        await challenges.AddAsync(challenge, code, cancellationToken);
        await (user is null ? decoys.EnqueueAsync(message.Channel, message.Text.Length, cancellationToken) : outbox.EnqueueAsync(message, cancellationToken));
        await audit.RecordAsync(
            new AuditEvent(AuditActions.CodeSent, user is null ? AuditOutcome.Denied : AuditOutcome.Success) { Subject = user?.Id, Detail = purpose.Word() }, cancellationToken);
        return Describe(challenge);
    }

    /// <summary>What the client is told where no code is made, and that must not show.</summary>
    public ChallengeDto Pretend(CodePurpose purpose, string destination)
    {
        var now = clock.GetUtcNow();
        return Describe(new Challenge(EntityId.New(now), purpose, destination, UserId: null, now, now + policy.LifeOf(purpose)));
    }

    /// <summary>What the client is told of a code.</summary>
    public ChallengeDto Describe(Challenge challenge)
    {
        var now = clock.GetUtcNow();
        return new ChallengeDto(challenge.Id, Seconds(challenge.ExpiresAt - now), Seconds(challenge.CreatedAt + policy.ResendWait - now));
    }

    /// <summary>
    /// Holds a code against the one that was sent; it is not used up yet. Whatever is wrong, the failure is <see cref="AuthErrors.InvalidCode"/>,
    /// or <see cref="ErrorKind.TooMany"/> in a wait.
    /// </summary>
    public async Task<Result<CheckedCode>> CheckAsync(IReadOnlyList<CodePurpose> purposes, string destination, EntityId? challengeId, Secret code, CancellationToken cancellationToken)
    {
        if (!CodeText.IsCode(code) || await challenges.FindLiveAsync(purposes, destination, challengeId, cancellationToken) is not { } challenge)
        {
            return AuthErrors.InvalidCode;
        }

        // Whoever does not know the challenge must not be able to make its owner wait.
        var named = challengeId is not null;
        var attempt = await gate.AdmitAsync(AttemptKind.Code, named ? challenge.Id.ToString() : destination, cancellationToken);
        if (!attempt.IsSuccess)
        {
            return attempt.Error;
        }

        switch (await challenges.TryAsync(challenge, named, code, cancellationToken))
        {
            case CodeVerdict.Right when challenge.UserId is { } userId:
                return new CheckedCode(challenge, userId, named, attempt.Value);
            case CodeVerdict.Gone:
                await gate.WithdrawAsync(attempt.Value, cancellationToken);
                return AuthErrors.InvalidCode;
            case var verdict:
                await FailedAsync(challenge, verdict == CodeVerdict.WrongAndBurned, cancellationToken);
                return AuthErrors.InvalidCode;
        }
    }

    /// <summary>Uses a right code up; to be called in the unit of work that does what the code is good for.</summary>
    /// <returns>False where another request was faster.</returns>
    public async Task<bool> UseAsync(CheckedCode code, CancellationToken cancellationToken)
    {
        if (!await challenges.UseAsync(code.Challenge, cancellationToken))
        {
            return false;
        }

        await audit.RecordAsync(Tried(code.Challenge, AuditOutcome.Success) with { Actor = code.UserId }, cancellationToken);
        return true;
    }

    /// <summary>Forgets earlier failures; to be called when what the code is good for is stored.</summary>
    public async Task SucceededAsync(CheckedCode code, CancellationToken cancellationToken)
    {
        await gate.SucceededAsync(code.Attempt, cancellationToken);
        await throttle.SucceededAsync(code.Challenge.Purpose, code.Challenge.Destination, cancellationToken);
    }

    /// <summary>The code was right and is not used after all: it may be tried again.</summary>
    public async Task ReturnAsync(CheckedCode code, CancellationToken cancellationToken)
    {
        await gate.WithdrawAsync(code.Attempt, cancellationToken);
        await challenges.ReturnAsync(code.Challenge, code.Named, cancellationToken);
    }

    private async Task FailedAsync(Challenge challenge, bool burned, CancellationToken cancellationToken)
    {
        await throttle.FailedAsync(challenge.Destination, cancellationToken);
        await audit.RecordAsync(Tried(challenge, AuditOutcome.Failure), cancellationToken);
        if (burned)
        {
            await audit.RecordAsync(new AuditEvent(AuditActions.CodeBurned, AuditOutcome.Failure) { Subject = challenge.UserId, Detail = challenge.Purpose.Word() }, cancellationToken);
        }
    }

    private static AuditEvent Tried(Challenge challenge, AuditOutcome outcome) =>
        new(AuditActions.CodeTried, outcome) { Subject = challenge.UserId, Detail = challenge.Purpose.Word() };

    private static int Seconds(TimeSpan time) => Math.Max(0, (int)Math.Ceiling(time.TotalSeconds));
}

/// <summary>A code that was right.</summary>
/// <param name="Challenge">What was sent.</param>
/// <param name="UserId">To whom.</param>
/// <param name="Named">Whether the try named the challenge.</param>
/// <param name="Attempt">The try, as the gate counted it.</param>
internal sealed record CheckedCode(Challenge Challenge, EntityId UserId, bool Named, Attempt Attempt);
