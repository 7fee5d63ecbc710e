using Qeyafa.Application.Auth.Throttling;

namespace Qeyafa.Api.Authentication;

/// <summary>The device token travels in the header <c>Device-Token</c>, both ways. A header that is repeated counts as none.</summary>
internal sealed class DeviceTokenHeader(IHttpContextAccessor accessor) : IDeviceTokenExchange
{
    public const string Name = "Device-Token";

    public string? Presented => accessor.HttpContext?.Request.Headers.TryGetValue(Name, out var values) == true && values is [{ Length: > 0 } token] ? token : null;

    public void Give(string token)
    {
        if (accessor.HttpContext is { } context)
        {
            context.Response.Headers[Name] = token;
        }
    }
}
