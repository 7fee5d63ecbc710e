using System.Globalization;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Domain.Common;
using Qeyafa.Infrastructure.Mongo.Common;
using Qeyafa.Infrastructure.MongoDriver;
using Qeyafa.Infrastructure.Security;

namespace Qeyafa.Infrastructure.Mongo.Codes;

/// <summary>
/// Counters of the codes that were asked for: one document for each destination and address, under a keyed hash, and one for each day's SMS.
/// Each is read and written by one find-and-update, outside of any unit of work: a counter survives whatever fails around it.
/// </summary>
internal sealed partial class CodeThrottle(
    IMongoDatabase database, SecretBox box, IOptions<CodeOptions> options, IHostEnvironment environment, IRequestOrigin origin, IAuditLog audit, OperationTimer timer, TimeProvider time,
    ILogger<CodeThrottle> logger) : ICodeThrottle
{
    public static readonly CollectionSpec Spec = new(
        "code_counters",
        new Ownership.OfNobody("Destinations and addresses are hashed with a key, and a counter is gone a day after its last count."),
        new IndexSpec("expires_at_ttl", new BsonDocument("expires_at", 1)) { ExpireAfter = TimeSpan.Zero });

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly IMongoCollection<BsonDocument> _counters = database.GetCollection<BsonDocument>(Spec.Name);

    private int AddressPerHour => options.Value.Resend.AddressPerHour ?? (environment.IsProduction() ? ResendOptions.AddressPerHourInProduction : ResendOptions.AddressPerHourElsewhere);

    public async Task<Result<Done>> AdmitAsync(CodePurpose purpose, string destination, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (origin.Address is { } address && await CountAddressAsync(address, now, cancellationToken) is { } tooManyFromHere)
        {
            return tooManyFromHere;
        }

        var counter = await CountAsync("count", KeyOf("destination", destination), CodeCounters.Admit(now.UtcDateTime, purpose.ToString(), options.Value), cancellationToken);
        if (counter["admitted"].AsBoolean)
        {
            return default(Done);
        }

        return await RefuseAsync(counter, EndOf(counter, now, purpose.ToString()), "destination", cancellationToken);
    }

    public async Task<Result<Done>> SpendSmsAsync(bool isSent, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "spend_sms");
        var now = time.GetUtcNow();
        var tomorrow = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero) + Day;
        var key = string.Create(CultureInfo.InvariantCulture, $"sms:{now.UtcDateTime:yyyy-MM-dd}");
        var count = new BsonDocument
        {
            ["$inc"] = new BsonDocument { ["sent"] = isSent ? 1 : 0, ["decoys"] = isSent ? 0 : 1 },
            ["$set"] = new BsonDocument("expires_at", (tomorrow + Day).UtcDateTime),
        };
        var sent = (await _counters.CountAsync(key, count, cancellationToken))["sent"].ToInt64();
        if (sent <= options.Value.SmsPerDay - (isSent ? 0 : 1))
        {
            return default(Done);
        }

        if (isSent && sent == options.Value.SmsPerDay + 1L)
        {
            BudgetSpent(options.Value.SmsPerDay);
            await audit.RecordAsync(new AuditEvent(AuditActions.Throttled, AuditOutcome.Denied) { Detail = "sms_budget" }, cancellationToken);
        }

        return TooMany(tomorrow);
    }

    public async Task FailedAsync(string destination, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var counter = await CountAsync("failed", KeyOf("destination", destination), CodeCounters.Fail(now.UtcDateTime, options.Value), cancellationToken);
        if (counter["failures"].ToInt32() == 0)
        {
            ChannelClosed(options.Value.FailuresInRow);
            await audit.RecordAsync(new AuditEvent(AuditActions.Throttled, AuditOutcome.Denied) { Detail = "channel_closed" }, cancellationToken);
        }
    }

    public async Task SucceededAsync(CodePurpose purpose, string destination, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, "succeeded");
        PipelineDefinition<BsonDocument, BsonDocument> update = CodeCounters.Succeed(purpose.ToString());
        await _counters.UpdateOneAsync(new BsonDocument("_id", KeyOf("destination", destination)), update, cancellationToken: cancellationToken);
    }

    private async Task<Error?> CountAddressAsync(string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counter = await CountAsync("count_address", KeyOf("address", address), CodeCounters.AdmitAddress(now.UtcDateTime, AddressPerHour), cancellationToken);
        return counter["admitted"].AsBoolean ? null : await RefuseAsync(counter, counter["ends_at"].ToMoment(), "address", cancellationToken);
    }

    /// <summary>One entry for each row of refusals: whoever hammers must not be able to fill the log.</summary>
    private async Task<Error> RefuseAsync(BsonDocument counter, DateTimeOffset end, string what, CancellationToken cancellationToken)
    {
        if (counter["refusals"].ToInt64() == 1)
        {
            await audit.RecordAsync(new AuditEvent(AuditActions.Throttled, AuditOutcome.Denied) { Detail = $"code_{what}" }, cancellationToken);
        }

        return TooMany(end);
    }

    private async Task<BsonDocument> CountAsync(string operation, string key, BsonDocument[] update, CancellationToken cancellationToken)
    {
        using var _ = timer.Measure(Spec.Name, operation);
        PipelineDefinition<BsonDocument, BsonDocument> pipeline = update;
        return await _counters.CountAsync(key, pipeline, cancellationToken);
    }

    /// <summary>When the last of the limits that stand in the way gives way.</summary>
    private DateTimeOffset EndOf(BsonDocument counter, DateTimeOffset now, string purpose)
    {
        var resend = options.Value.Resend;
        var sent = counter["sent"].AsBsonArray.Select(item => (At: item["at"].ToMoment(), Purpose: item["purpose"].AsString)).OrderBy(item => item.At).ToList();
        List<DateTimeOffset> ends = [counter["closed_until"].ToMoment(), Freed(sent, Hour, resend.PerHour, now), Freed(sent, Day, resend.PerDay, now)];
        ends.AddRange(sent.Where(item => item.Purpose == purpose).Select(item => item.At + TimeSpan.FromSeconds(resend.Seconds)));
        return ends.Max();
    }

    private static DateTimeOffset Freed(List<(DateTimeOffset At, string Purpose)> sent, TimeSpan window, int most, DateTimeOffset now)
    {
        var within = sent.Where(item => item.At > now - window).ToList();
        return within.Count < most ? now : within[within.Count - most].At + window;
    }

    /// <summary>The wait counts from the answer: others may have asked while this one was counted.</summary>
    private Error TooMany(DateTimeOffset end) =>
        new(ErrorKind.TooMany, "too_many_codes", "Too many codes were asked for. Wait before asking for the next one.") { RetryAfter = end - time.GetUtcNow() };

    private string KeyOf(string what, string value) => box.Hash(Encoding.UTF8.GetBytes($"{what}\n{value}"));

    [LoggerMessage(Level = LogLevel.Error, Message = "The day's budget of {Budget} SMS is spent: no more are sent until midnight UTC (Codes:SmsPerDay)")]
    private partial void BudgetSpent(int budget);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A destination is closed for codes after {Failures} wrong ones in a row")]
    private partial void ChannelClosed(int failures);
}
