using Qeyafa.Client;

namespace Qeyafa.Docs.Tests.Snippets.CSharp;

/// <summary>Somebody else than an example's person.</summary>
/// <param name="Client">Signed in as them.</param>
/// <param name="User">Their account.</param>
internal sealed record SignedInPerson(QeyafaClient Client, User User)
{
    /// <summary>Their id.</summary>
    public string UserId => User.Id;
}
