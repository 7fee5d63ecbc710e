using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Auth.Throttling;

/// <summary>Makes and reads the tokens by which a device is known to an account that has signed in on it. They admit nobody: they only choose the counter of failures.</summary>
public interface IDeviceTokens
{
    /// <summary>A token that says nothing to anybody else and cannot be made by anybody else.</summary>
    string Issue(KnownDevice device);

    /// <summary>The device that a token stands for; null for one that is not ours, not whole or too old.</summary>
    KnownDevice? Read(string token);
}

/// <summary>A device on which an account has signed in.</summary>
/// <param name="Account">Whose sign-in it was.</param>
/// <param name="Device">The device's own id, made at the first sign-in.</param>
public readonly record struct KnownDevice(EntityId Account, EntityId Device);

/// <summary>How the token travels to and from the client.</summary>
public interface IDeviceTokenExchange
{
    /// <summary>What the client sent; null for nothing.</summary>
    string? Presented { get; }

    /// <summary>Hands the client a token to send next time.</summary>
    void Give(string token);
}
