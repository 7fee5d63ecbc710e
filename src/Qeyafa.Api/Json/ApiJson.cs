using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Qeyafa.Api.Json;

/// <summary>The one way in which the API reads and writes JSON.</summary>
internal sealed class ApiJson
{
    /// <summary>How deep a body may nest.</summary>
    public const int MaxDepth = 16;

    /// <summary>Makes the serializer's options of the given contexts.</summary>
    public ApiJson(IEnumerable<IJsonTypeInfoResolver> contexts)
    {
        Options = new JsonSerializerOptions();
        Configure(Options, contexts);
        Options.MakeReadOnly();
    }

    /// <summary>The serializer's options, read-only.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>Sets the rules on options that a library owns.</summary>
    public static void Configure(JsonSerializerOptions options, IEnumerable<IJsonTypeInfoResolver> contexts)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new SecretConverter());
        options.Converters.Add(new EntityIdConverter());
        options.Converters.Add(new TimestampConverter());
        options.Converters.Add(new DateConverter());
        options.Converters.Add(new NumberConverter());
        options.Converters.Add(new WholeNumberConverter());
        options.Converters.Add(new LargeNumberConverter());
        options.Converters.Add(new FlagConverter());
        options.Converters.Add(new WordConverterFactory());
        options.Converters.Add(new PreferenceValueConverter());
        options.TypeInfoResolver = JsonTypeInfoResolver.Combine([.. contexts]);
    }

    /// <summary>How a type is read and written.</summary>
    /// <exception cref="NotSupportedException">The type is in no context.</exception>
    public JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
