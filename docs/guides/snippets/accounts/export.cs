using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

internal sealed class AccountsExport : Snippet
{
    public override async Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();

        // show
        using var export = await client.Users.ExportAsync(userId, cancellationToken);
        await export.Stream.CopyToAsync(file, cancellationToken);
        // end
        file.ToArray().Take(2).ShouldBe("PK"u8.ToArray());
    }
}
