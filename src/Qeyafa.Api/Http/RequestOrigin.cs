using System.Diagnostics;
using Qeyafa.Application.Access;

namespace Qeyafa.Api.Http;

/// <summary>The origin of the current HTTP request.</summary>
internal sealed class RequestOrigin(IHttpContextAccessor accessor) : IRequestOrigin
{
    private const int AddressLength = 50;
    private const int DeviceLength = 255;

    public string? Address => accessor.HttpContext?.Connection.RemoteIpAddress is { } address ? Shortened((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString(), AddressLength) : null;

    public string? Device => accessor.HttpContext?.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent && Printable(agent) is { Length: > 0 } text ? text : null;

    public string? TraceId => Activity.Current?.TraceId.ToHexString() ?? accessor.HttpContext?.TraceIdentifier;

    private static string Printable(string text) => Shortened(string.Concat(text.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))).Trim(), DeviceLength);

    private static string Shortened(string text, int length) => text.Length <= length ? text : text[..length];
}
