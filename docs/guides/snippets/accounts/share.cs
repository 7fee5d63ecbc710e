using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AccountsShare : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        await client.Measurements.RecordAsync(new RecordMeasurementBody { Measurements = new Dictionary<string, double> { ["chest"] = 92.5 } }, cancellationToken: cancellationToken);
        var maker = await AnotherPersonAsync("contractor");
        var (tailor, tailorId, until) = (maker.Client, maker.UserId, DateTimeOffset.UtcNow.AddDays(30));
        // show
        await client.Shares.PutAsync(
            userId,
            tailorId,
            new ShareBody { Scopes = ["measurements:read"], ExpiresAt = until },
            cancellationToken: cancellationToken);

        // From now on, with the tailor's own client:
        var latest = await tailor.Measurements.LatestAsync(
            userId,
            cancellationToken: cancellationToken);
        // end
        latest.Measurements["chest"].ShouldBe(92.5);
    }
}
