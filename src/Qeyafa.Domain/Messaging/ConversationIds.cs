using System.Buffers.Text;
using System.Security.Cryptography;
using Qeyafa.Domain.Common;

namespace Qeyafa.Domain.Messaging;

/// <summary>
/// The ids of conversations. Two people have one conversation whose id follows from who they are; they may have more, under ids that clients choose.
/// An id grants nothing: a conversation is reached by its two people only.
/// </summary>
public static class ConversationIds
{
    /// <summary>How many characters an id has at most.</summary>
    public const int MaxLength = 100;

    /// <summary>What ids that follow from two people begin with; no client chooses such an id.</summary>
    public const string SharedPrefix = "c_";

    private static ReadOnlySpan<byte> Domain => "qeyafa/conversation/1"u8;

    /// <summary>
    /// The id of the conversation of two people, the same in either order. It is a SHA-256 of both ids, so that it still names nobody when an account is erased.
    /// </summary>
    public static string Between(EntityId one, EntityId other)
    {
        var (first, second) = Sorted(one, other);
        Span<byte> text = stackalloc byte[Domain.Length + (2 * EntityId.ByteLength)];
        Domain.CopyTo(text);
        first.WriteBytes(text[Domain.Length..]);
        second.WriteBytes(text[(Domain.Length + EntityId.ByteLength)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return SharedPrefix + Base64Url.EncodeToString(hash);
    }

    /// <summary>Two people in the order in which a conversation keeps them.</summary>
    public static (EntityId First, EntityId Second) Sorted(EntityId one, EntityId other) => one < other ? (one, other) : (other, one);

    /// <summary>Whether a client may write to a conversation under this id: 1 to <see cref="MaxLength"/> letters, digits, <c>.</c>, <c>_</c>, <c>:</c>, <c>~</c> and <c>-</c>.</summary>
    public static bool IsSound(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is >= 1 and <= MaxLength && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '~' or '-');
    }
}
