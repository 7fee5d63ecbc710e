using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class ErrorsSupport : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        var id = new string('0', 24);
        string? shown = null;
        void ShowSupport(string traceId) => shown = traceId;
        // show
        try
        {
            await client.Measurements.GetAsync(id, cancellationToken: cancellationToken);
        }
        catch (QeyafaProblemException problem)
        {
            ShowSupport(problem.TraceId);
        }
        // end
        shown.ShouldNotBeNullOrEmpty();
    }
}
