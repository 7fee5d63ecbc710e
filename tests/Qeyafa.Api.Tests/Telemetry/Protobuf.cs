using System.Buffers.Binary;
using System.Text;

namespace Qeyafa.Api.Tests.Telemetry;

/// <summary>A protobuf message read by its wire format: fields by number, nested ones on demand.</summary>
internal sealed class Protobuf
{
    private readonly List<(int Number, ReadOnlyMemory<byte> Bytes)> _fields = [];

    public Protobuf(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var tag = Varint(bytes.Span, ref at);
            var start = at;
            switch (tag & 7)
            {
                case 0:
                    Varint(bytes.Span, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(bytes.Span, ref at);
                    start = at;
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new FormatException($"Wire type {tag & 7}.");
            }

            _fields.Add(((int)(tag >> 3), bytes[start..at]));
        }
    }

    public IEnumerable<Protobuf> Messages(int number) => _fields.Where(field => field.Number == number).Select(field => new Protobuf(field.Bytes));

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).Span);

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number).Span);

    public ulong Fixed(int number) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(number).Span);

    /// <summary>A list of <c>KeyValue</c>, each value as text.</summary>
    public Dictionary<string, string> Attributes(int number) => Messages(number).ToDictionary(pair => pair.Text(1), pair => pair.Messages(2).Select(ValueOf).FirstOrDefault() ?? "");

    private static string ValueOf(Protobuf any)
    {
        var (number, bytes) = any._fields.FirstOrDefault();
        var at = 0;
        return number switch
        {
            1 => Encoding.UTF8.GetString(bytes.Span),
            2 or 3 => Varint(bytes.Span, ref at).ToString(System.Globalization.CultureInfo.InvariantCulture),
            4 => BinaryPrimitives.ReadDoubleLittleEndian(bytes.Span).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => "",
        };
    }

    private ReadOnlyMemory<byte> Bytes(int number) => _fields.LastOrDefault(field => field.Number == number).Bytes;

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
