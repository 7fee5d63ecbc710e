using Microsoft.Extensions.Options;
using Qeyafa.Application.Auth;

namespace Qeyafa.Infrastructure.Security.Passwords;

/// <summary>The block list that is part of the assembly (<c>common-passwords.txt</c>), read at the first question.</summary>
internal sealed class CommonPasswords(IOptions<PasswordOptions> options) : ICommonPasswords
{
    private readonly Lazy<HashSet<string>> _list = new(Read);

    public bool IsEnabled => options.Value.RefuseCommon;

    public bool Contains(string password) => IsEnabled && _list.Value.Contains(password);

    private static HashSet<string> Read()
    {
        using var resource = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not part of the assembly.");
        using var reader = new StreamReader(resource);
        var list = new HashSet<string>(12_000, StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            list.Add(line);
        }

        return list;
    }
}
