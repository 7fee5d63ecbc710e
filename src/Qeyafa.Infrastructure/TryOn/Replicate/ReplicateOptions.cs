using Qeyafa.Infrastructure.Settings;

namespace Qeyafa.Infrastructure.TryOn.Replicate;

/// <summary>The settings under <c>TryOn:Replicate</c>. docs/tryon-replicate.md describes them.</summary>
internal sealed class ReplicateOptions
{
    public const string Section = "TryOn:Replicate";

    /// <summary>The least that Replicate accepts as a deadline, in seconds.</summary>
    public const int LeastCancelAfterSeconds = 5;

    /// <summary>Where Replicate's API is.</summary>
    public string BaseUrl { get; set; } = "https://api.replicate.com/v1";

    /// <summary>The API token.</summary>
    [Secret]
    public string? Token { get; set; }

    /// <summary>The version of the model that makes the picture, as Replicate names it.</summary>
    public string? Version { get; set; }

    /// <summary>What a try-on says of the model, such as <c>owner/model</c>; null for what Replicate answers.</summary>
    public string? Model { get; set; }

    /// <summary>
    /// Where this API is reached from outside, such as <c>https://api.example.com</c>. With it pictures are handed over as links and Replicate calls back;
    /// without it pictures are sent along, and only asking tells how far a prediction is.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>How long to wait before asking again how far a prediction is; 1 to 600 s.</summary>
    public int PollSeconds { get; set; } = 5;

    /// <summary>After how long Replicate gives a prediction up; 5 to 86,400 s.</summary>
    public int CancelAfterSeconds { get; set; } = 600;

    /// <summary>How long one call may take; 1 to 300 s.</summary>
    public int RequestSeconds { get; set; } = 30;

    /// <summary>How long fetching a result may take; 1 to 600 s.</summary>
    public int DownloadSeconds { get; set; } = 60;

    /// <summary>For how long it is tried to find out what became of a call that was to create a prediction, before the attempt has failed; 10 to 3,600 s.</summary>
    public int GiveUpSeconds { get; set; } = 300;

    /// <summary>The hosts that results are fetched from, separated by commas; <c>*.</c> before one stands for every host below it.</summary>
    public string OutputHosts { get; set; } = "replicate.delivery, *.replicate.delivery";

    /// <summary>The key of the signatures of webhooks (<c>whsec_…</c>); null to ask Replicate for it.</summary>
    [Secret]
    public string? WebhookSecret { get; set; }

    /// <summary>What the model's inputs are called.</summary>
    public ReplicateInputNames Inputs { get; set; } = new();

    /// <summary>Further inputs, by name; what is JSON is sent as it is, everything else as text.</summary>
    [Secret]
    public Dictionary<string, string> ExtraInputs { get; set; } = [];

    /// <summary>What the model calls a category, by the wardrobe's word; another one is sent as it is.</summary>
    public Dictionary<string, string> Categories { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether Replicate can call back.</summary>
    public bool TakesWebhooks => !string.IsNullOrWhiteSpace(Token) && !string.IsNullOrWhiteSpace(PublicUrl);
}

/// <summary>What the model's inputs are called; an empty name leaves the input out.</summary>
internal sealed class ReplicateInputNames
{
    /// <summary>The picture of the person.</summary>
    public string Person { get; set; } = "person_image";

    /// <summary>The picture of the garment.</summary>
    public string Garment { get; set; } = "garment_image";

    /// <summary>The garment's category.</summary>
    public string Category { get; set; } = "category";

    /// <summary>A text that tells predictions apart; needed only where Replicate does not show a prediction's pictures as they were sent.</summary>
    public string Mark { get; set; } = "";
}
