using Qeyafa.Application.Abstractions;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.Controllers.Auth;

/// <summary>The rules of bodies in which one of several members must stand.</summary>
internal static class MemberChoice
{
    /// <summary>The error where none of the members is given, or more than one.</summary>
    public static Error? Misfit(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        List<string> names = [];
        List<string> given = [];
        foreach (var (name, value) in members)
        {
            names.Add(name);
            if (value is not null)
            {
                given.Add(name);
            }
        }

        var choice = $"exactly one of {string.Join(", ", names)} must be given.";
        return given.Count switch
        {
            0 => Error.Malformed(names.Select(name => new KeyValuePair<string, string>(name, $"is missing: {choice}"))),
            1 => null,
            _ => Error.Malformed(given.Select(name => new KeyValuePair<string, string>(name, $"stands beside others: {choice}"))),
        };
    }

    /// <summary>A telephone number is shown to be one's own by a code, everything else by a password.</summary>
    public static Error? Password(Secret? password, string? phoneNumber) => (password, phoneNumber) switch
    {
        (null, null) => Error.Malformed("password", "is required."),
        (not null, not null) => Error.Malformed("password", "must not be given together with phone_number: a code is sent instead."),
        _ => null,
    };
}
