using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Qeyafa.Domain.Common;

namespace Qeyafa.Api.RateLimits;

/// <summary>Whose requests are counted together.</summary>
internal readonly record struct RateKey(ulong High, ulong Low)
{
    /// <summary>An IPv4 address, or the /64 network of an IPv6 address: one customer gets at least that much of it.</summary>
    public static RateKey Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out var length))
        {
            return default;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return new RateKey(4, BinaryPrimitives.ReadUInt32BigEndian(bytes[..length]));
        }

        return address.IsIPv4MappedToIPv6
            ? new RateKey(4, BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]))
            : new RateKey(BinaryPrimitives.ReadUInt64BigEndian(bytes), 6);
    }

    /// <summary>An account.</summary>
    public static RateKey Of(EntityId account)
    {
        Span<byte> bytes = stackalloc byte[EntityId.ByteLength];
        account.WriteBytes(bytes);
        return new RateKey(BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]));
    }
}
