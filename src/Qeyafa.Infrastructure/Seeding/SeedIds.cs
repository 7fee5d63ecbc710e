using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.Seeding;

/// <summary>
/// The ids of one set of seeded documents: four bytes that follow from the set's name, four of whose document it is, and four that count.
/// They stand for a moment from 2004 to 2021, before any document that is not seeded, and sort by person and number.
/// </summary>
/// <param name="set">The set's name; two names give different ids.</param>
internal sealed class SeedIds(string set)
{
    private const uint FirstMoment = 0x40000000;
    private const uint Moments = 0x1FFFFFFF;

    private readonly uint _tag = FirstMoment | (BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(set))) & Moments);

    /// <summary>The set's mark in hexadecimal digits.</summary>
    public string Tag => _tag.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The id of a document.</summary>
    /// <param name="person">Whose it is, from 0.</param>
    /// <param name="number">Its number among that person's, from 0.</param>
    public EntityId Of(int person, int number = 0)
    {
        Span<byte> bytes = stackalloc byte[EntityId.ByteLength];
        Write(bytes, person, number);
        return EntityId.FromBytes(bytes);
    }

    /// <summary>Writes the 12 bytes of a document's id.</summary>
    public void Write(Span<byte> destination, int person, int number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(destination, _tag);
        BinaryPrimitives.WriteInt32BigEndian(destination[4..], person);
        BinaryPrimitives.WriteInt32BigEndian(destination[8..], number);
    }
}
