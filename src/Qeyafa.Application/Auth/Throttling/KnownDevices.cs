using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Auth.Throttling;

/// <summary>Gives a device that has signed in before a counter of its own, so that strangers who guess cannot lock its owner out.</summary>
internal sealed class KnownDevices(IDeviceTokens tokens, IDeviceTokenExchange exchange, TimeProvider clock)
{
    /// <summary>What the failures of this request are counted on: the account on this device, or the identifier for everybody else.</summary>
    /// <param name="user">The account that the identifier leads to, or null for none.</param>
    /// <param name="identifier">The identifier as it is counted.</param>
    public string Counter(User? user, string identifier) => user is not null && Find(user.Id) is { } device ? $"{user.Id}/{device}" : identifier;

    /// <summary>Hands the device a token, under the id that it already has for this account.</summary>
    public void Welcome(EntityId account) => exchange.Give(tokens.Issue(new KnownDevice(account, Find(account) ?? EntityId.New(clock.GetUtcNow()))));

    private EntityId? Find(EntityId account) =>
        exchange.Presented is { } token && tokens.Read(token) is { } known && known.Account == account ? known.Device : null;
}
