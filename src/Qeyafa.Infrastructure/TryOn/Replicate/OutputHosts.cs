using System.Diagnostics.CodeAnalysis;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>The hosts that results are fetched from.</summary>
internal sealed class OutputHosts
{
    private const string Below = "*.";

    private readonly string[] _hosts;

    private OutputHosts(string[] hosts) => _hosts = hosts;

    /// <summary>Reads host names that are separated by commas, each with or without <c>*.</c> before it.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out OutputHosts? hosts)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        hosts = Array.TrueForAll(names, name => Uri.CheckHostName(Name(name)) != UriHostNameType.Unknown) ? new OutputHosts(names) : null;
        return hosts is not null;
    }

    /// <summary>Whether a host is among them.</summary>
    public bool Contain(string host) => Array.Exists(_hosts, name => name.StartsWith(Below, StringComparison.Ordinal)
        ? host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Name(string name) => name.StartsWith(Below, StringComparison.Ordinal) ? name[Below.Length..] : name;
}
