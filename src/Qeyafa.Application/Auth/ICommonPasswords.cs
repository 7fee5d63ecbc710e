namespace Qeyafa.Application.Auth;

/// <summary>The passwords that are tried first by whoever guesses.</summary>
public interface ICommonPasswords
{
    /// <summary>Whether the password, letter by letter, is one of them; never where the block list is switched off.</summary>
    bool Contains(string password);

    /// <summary>Whether the block list is switched on.</summary>
    bool IsEnabled { get; }
}
