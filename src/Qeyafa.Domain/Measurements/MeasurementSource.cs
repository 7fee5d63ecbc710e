namespace Qeyafa.Domain.Measurements;

/// <summary>Where a record's values come from.</summary>
public enum MeasurementSource
{
    /// <summary>A person took them with a tape; the default.</summary>
    Manual,

    /// <summary>The measurement service estimated them from pictures.</summary>
    AiService,

    /// <summary>Invented for trying things out.</summary>
    Mock,
}

/// <summary>The words of <see cref="MeasurementSource"/>.</summary>
public static class MeasurementSources
{
    /// <summary>The source as clients and the database write it: <c>manual</c>, <c>ai_service</c> or <c>mock</c>.</summary>
    public static string Word(this MeasurementSource source) => source switch
    {
        MeasurementSource.AiService => "ai_service",
        MeasurementSource.Mock => "mock",
        _ => "manual",
    };

    /// <summary>Reads <c>manual</c>, <c>ai_service</c> or <c>mock</c>; nothing else is accepted.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MeasurementSource source)
    {
        source = text switch
        {
            "ai_service" => MeasurementSource.AiService,
            "mock" => MeasurementSource.Mock,
            _ => MeasurementSource.Manual,
        };
        return source != MeasurementSource.Manual || text is "manual";
    }

    /// <summary>Reads a stored source: earlier systems wrote <c>ai</c> for <c>ai_service</c>, and a missing or unknown word is read as <c>manual</c>.</summary>
    public static MeasurementSource FromStored(ReadOnlySpan<byte> utf8) =>
        utf8.SequenceEqual("ai_service"u8) || utf8.SequenceEqual("ai"u8) ? MeasurementSource.AiService
        : utf8.SequenceEqual("mock"u8) ? MeasurementSource.Mock
        : MeasurementSource.Manual;
}
