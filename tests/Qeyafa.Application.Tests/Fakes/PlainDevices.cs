using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Common;

namespace Qeyafa.Application.Tests.Fakes;

/// <summary>Device tokens that can be read, and what passes between client and server.</summary>
internal sealed class PlainDevices : IDeviceTokens, IDeviceTokenExchange
{
    public string? Presented { get; set; }

    public string? Given { get; private set; }

    public string Issue(KnownDevice device) => $"{device.Account}/{device.Device}";

    public KnownDevice? Read(string token) =>
        token.Split('/') is [var account, var device] && EntityId.TryParse(account, null, out var accountId) && EntityId.TryParse(device, null, out var deviceId)
            ? new KnownDevice(accountId, deviceId) : null;

    public void Give(string token) => Given = token;
}
