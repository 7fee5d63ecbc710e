using System.Diagnostics.CodeAnalysis;
using Qeyafa.Domain.Users;

namespace Qeyafa.Api.Commands;

/// <summary>What <c>admin create</c> was told.</summary>
/// <param name="Email">Whose account.</param>
/// <param name="Name">The name of a new account.</param>
/// <param name="ReadsPassword">Whether the password is the first line of the standard input; a random one otherwise.</param>
/// <param name="Promotes">Whether the account is to exist already.</param>
internal sealed record AdminOptions(EmailAddress Email, string Name, bool ReadsPassword, bool Promotes)
{
    private const string DefaultName = "Administrator";

    public static bool TryParse(string[] args, [NotNullWhen(true)] out AdminOptions? options)
    {
        options = null;
        if (args is not ["create", .. var rest])
        {
            return false;
        }

        EmailAddress? email = null;
        string? name = null;
        var (readsPassword, promotes) = (false, false);
        while (rest.Length > 0)
        {
            switch (rest)
            {
                case ["--email", var text, .. var more] when email is null && EmailAddress.TryParse(text, out email):
                    rest = more;
                    break;
                case ["--name", var text, .. var more] when name is null && AccountDetails.IsName(text):
                    (name, rest) = (text, more);
                    break;
                case ["--password-stdin", .. var more]:
                    (readsPassword, rest) = (true, more);
                    break;
                case ["--promote", .. var more]:
                    (promotes, rest) = (true, more);
                    break;
                default:
                    return false;
            }
        }

        // A promoted account keeps its name and password.
        if (email is null || (promotes && (readsPassword || name is not null)))
        {
            return false;
        }

        options = new AdminOptions(email, name ?? DefaultName, readsPassword, promotes);
        return true;
    }
}
