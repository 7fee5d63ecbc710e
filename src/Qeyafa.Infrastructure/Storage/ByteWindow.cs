using Qeyafa.Application.Pictures;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>The part of an object that a range comes to.</summary>
/// <param name="Start">The first byte, from 0.</param>
/// <param name="Count">How many bytes; 0 where the range lies beyond the object.</param>
internal readonly record struct ByteWindow(long Start, long Count)
{
    /// <summary>The window of a range in an object of a length.</summary>
    /// <param name="range">The range; null for all.</param>
    /// <param name="length">The object's length in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is negative.</exception>
    public static ByteWindow Of(PictureRange? range, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(range?.From ?? 0, nameof(range));
        ArgumentOutOfRangeException.ThrowIfNegative(range?.To ?? 0, nameof(range));
        return range switch
        {
            null or (null, null) => new ByteWindow(0, length),
            (null, { } last) => new ByteWindow(length - Math.Min(last, length), Math.Min(last, length)),
            ({ } from, var to) when from < length && !(to < from) => new ByteWindow(from, Math.Min(to ?? long.MaxValue, length - 1) - from + 1),
            ({ } from, _) => new ByteWindow(Math.Min(from, length), 0),
        };
    }
}
