using System.Globalization;
using System.Text.Json;
using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Privacy;

/// <summary>Writes stored values as the API writes them: ids as hexadecimal digits, times in RFC 3339.</summary>
internal static class ExportJson
{
    public static void Write(Utf8JsonWriter json, ExportShape shape, BsonDocument document)
    {
        json.WriteStartObject();
        foreach (var field in shape.Fields)
        {
            if (field.StoredAs.FirstOrDefault(document.Contains) is { } stored)
            {
                json.WritePropertyName(field.Name);
                Write(json, field.IsPerson && document[stored].IsString ? BsonNull.Value : document[stored]);
            }
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BsonValue value)
    {
        switch (value)
        {
            case BsonDocument document:
                json.WriteStartObject();
                foreach (var element in document)
                {
                    json.WritePropertyName(element.Name);
                    Write(json, element.Value);
                }

                json.WriteEndObject();
                break;
            case BsonArray array:
                json.WriteStartArray();
                foreach (var item in array)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case BsonString text:
                json.WriteStringValue(text.Value);
                break;
            case BsonObjectId id:
                json.WriteStringValue(id.Value.ToString());
                break;
            case BsonDateTime moment:
                json.WriteStringValue(moment.ToMoment().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
                break;
            case BsonBoolean truth:
                json.WriteBooleanValue(truth.Value);
                break;
            case BsonDouble number when double.IsFinite(number.Value):
                json.WriteNumberValue(number.Value);
                break;
            case BsonInt32 or BsonInt64:
                json.WriteNumberValue(value.ToInt64());
                break;
            case BsonDecimal128 number:
                json.WriteStringValue(number.Value.ToString());
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
