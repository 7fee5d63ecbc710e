using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Security;

/// <summary>A device token is the sealed bytes of the account's id, the device's id and the second of its end, in base64url.</summary>
internal sealed class DeviceTokens(SecretBox box, TimeSpan lifetime, TimeProvider time) : IDeviceTokens
{
    private const int PayloadLength = (2 * EntityId.ByteLength) + sizeof(long);
    private const int MaxTextLength = 128;

    private static ReadOnlySpan<byte> Context => "device/1"u8;

    public string Issue(KnownDevice device)
    {
        Span<byte> payload = stackalloc byte[PayloadLength];
        device.Account.WriteBytes(payload);
        device.Device.WriteBytes(payload[EntityId.ByteLength..]);
        BinaryPrimitives.WriteInt64BigEndian(payload[(2 * EntityId.ByteLength)..], (time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        return Base64Url.EncodeToString(box.Seal(payload, Context));
    }

    public KnownDevice? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[MaxTextLength];
        if (token.Length > MaxTextLength || Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done || Open(bytes[..length]) is not { Length: PayloadLength } payload)
        {
            return null;
        }

        var end = BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(2 * EntityId.ByteLength));
        return end > time.GetUtcNow().ToUnixTimeSeconds()
            ? new KnownDevice(EntityId.FromBytes(payload.AsSpan(0, EntityId.ByteLength)), EntityId.FromBytes(payload.AsSpan(EntityId.ByteLength, EntityId.ByteLength)))
            : null;
    }

    private byte[]? Open(ReadOnlySpan<byte> sealedBytes)
    {
        try
        {
            return box.Open(sealedBytes, Context);
        }
        catch (CryptographicException)
        {
            // A forged or garbled token is as good as none.
            return null;
        }
    }
}
