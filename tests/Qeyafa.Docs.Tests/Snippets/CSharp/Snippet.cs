using System.Text.RegularExpressions;
using Qeyafa.Api.Tests.EndToEnd;
using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

/// <summary>An example in C#, and what its set-up can ask for.</summary>
internal abstract partial class Snippet
{
    /// <summary>Where the API is.</summary>
    protected static Uri Address => SnippetServer.Server.Address;

    /// <summary>The person's email address.</summary>
    protected string Email { get; } = $"{Guid.NewGuid():N}@example.com";

    /// <summary>The password of the person, and of every other one.</summary>
    protected static string Password => Person.Password;

    /// <summary>Runs the example.</summary>
    /// <param name="client">Signed in as the person.</param>
    /// <param name="userId">The person's id.</param>
    /// <param name="cancellationToken">Ends it when it takes too long.</param>
    public abstract Task RunAsync(QeyafaClient client, string userId, CancellationToken cancellationToken);

    /// <summary>Registers the person, and runs the example.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var client = QeyafaClient.Create(Address);
        var user = await client.RegisterAsync("Maya", Email, Password, cancellationToken);
        await RunAsync(client, user.Id, cancellationToken);
    }

    /// <summary>Somebody else, registered and signed in.</summary>
    /// <param name="role">The role that they register with.</param>
    protected static async Task<SignedInPerson> AnotherPersonAsync(string role = "customer")
    {
        var store = new MemoryTokenStore();
        var client = QeyafaClient.Create(Address, tokens: store);
        var signedIn = await client.Auth.RegisterAsync(new RegisterBody { Name = "Noor", Email = $"{Guid.NewGuid():N}@example.com", Password = Password, Role = role });
        await store.SaveAsync(new StoredTokens(signedIn.Tokens.AccessToken, signedIn.Tokens.RefreshToken, DateTimeOffset.UtcNow.AddSeconds(signedIn.Tokens.ExpiresIn)), CancellationToken.None);
        return new SignedInPerson(client, signedIn.User);
    }

    /// <summary>A client that is signed in as an administrator.</summary>
    protected static async Task<QeyafaClient> AdministratorAsync()
    {
        var store = new MemoryTokenStore();
        await store.SaveAsync(new StoredTokens(SnippetServer.AdministratorToken, "", DateTimeOffset.MaxValue), CancellationToken.None);
        return QeyafaClient.Create(Address, tokens: store);
    }

    /// <summary>One of the demonstration's pictures, such as <c>garment-dress.jpg</c>.</summary>
    protected static FileStream OpenPicture(string name) => File.OpenRead(Path.Combine(SnippetServer.Pictures, name));

    /// <summary>What a try-on needs, with pictures: a body record and a garment.</summary>
    protected static async Task<(Body Body, Garment Garment)> BodyAndGarmentAsync(QeyafaClient client, CancellationToken cancellationToken)
    {
        await using var me = OpenPicture("person-amal-front.jpg");
        await using var dress = OpenPicture("garment-dress.jpg");
        var body = await client.Body.StorePictureAsync(await Upload.FromAsync(me, "me.jpg", cancellationToken: cancellationToken), cancellationToken);
        var garment = await client.Clothing.AddAsync(new GarmentBody { Name = "Purple dress", Category = "dress" }, cancellationToken: cancellationToken);
        return (body, await client.Clothing.StorePictureAsync(garment.Id, await Upload.FromAsync(dress, "dress.jpg", cancellationToken: cancellationToken), cancellationToken));
    }

    /// <summary>The newest code that was sent to an address or a telephone number.</summary>
    protected static async Task<string> CodeForAsync(string to, CancellationToken cancellationToken)
    {
        var outbox = await QeyafaClient.Create(Address).Outbox.ListAsync(to, cancellationToken);
        return SixDigits().Match(outbox.Items[0].Text).Value;
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
