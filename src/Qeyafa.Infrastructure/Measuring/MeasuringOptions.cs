using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Infrastructure.Measuring;

/// <summary>The settings under <c>Measuring</c>. docs/measurement-service.md describes the service that they lead to.</summary>
internal sealed class MeasuringOptions
{
    public const string Section = "Measuring";

    /// <summary>Which service measures: <c>none</c>, <c>http</c> or <c>mock</c>; null for <c>none</c> in Production and <c>mock</c> elsewhere.</summary>
    public string? Service { get; set; }

    /// <summary>Where pictures are posted to.</summary>
    [Secret(SecretForm.Address)]
    public string? Url { get; set; }

    /// <summary>The bearer token; null for none.</summary>
    [Secret]
    public string? Token { get; set; }

    /// <summary>How long measuring may take in all, with every retry and question; 1 to 45 s.</summary>
    public int TotalSeconds { get; set; } = 35;

    /// <summary>How long one call may take; 1 to 45 s.</summary>
    public int RequestSeconds { get; set; } = 20;

    /// <summary>The wait before a call is repeated or its outcome asked for, where the service names none; 10 to 10,000 ms.</summary>
    public int WaitMilliseconds { get; set; } = 1000;
}
