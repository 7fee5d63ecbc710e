namespace Qeyafa.Domain.TryOn;

/// <summary>How far a try-on has come.</summary>
public enum TryOnStatus
{
    /// <summary>It waits for its turn, or for another attempt.</summary>
    Pending,

    /// <summary>Its picture is being made.</summary>
    Processing,

    /// <summary>The picture is there.</summary>
    Completed,

    /// <summary>It was given up, and says why.</summary>
    Failed,

    /// <summary>Its owner did not want it any more.</summary>
    Canceled,
}

/// <summary>The words of <see cref="TryOnStatus"/>, and what may follow on what.</summary>
public static class TryOnStatuses
{
    /// <summary>The states in which somebody still works, or will: only these can be canceled, and they count towards the limits.</summary>
    public static IReadOnlyList<TryOnStatus> Unfinished { get; } = [TryOnStatus.Pending, TryOnStatus.Processing];

    /// <summary>The states from which a try-on can be begun again.</summary>
    public static IReadOnlyList<TryOnStatus> Retryable { get; } = [TryOnStatus.Failed, TryOnStatus.Canceled];

    /// <summary>Whether nothing comes after this state by itself.</summary>
    public static bool HasEnded(this TryOnStatus status) => !Unfinished.Contains(status);

    /// <summary>The status as clients and the database write it: <c>pending</c>, <c>processing</c>, <c>completed</c>, <c>failed</c> or <c>canceled</c>.</summary>
    public static string Word(this TryOnStatus status) => status switch
    {
        TryOnStatus.Pending => "pending",
        TryOnStatus.Processing => "processing",
        TryOnStatus.Completed => "completed",
        TryOnStatus.Failed => "failed",
        TryOnStatus.Canceled => "canceled",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "There is no such status."),
    };

    /// <summary>Reads a stored status; a missing or unknown word is one that nobody works on, and is read as <c>failed</c>.</summary>
    public static TryOnStatus FromStored(string? word) => word switch
    {
        "pending" => TryOnStatus.Pending,
        "processing" => TryOnStatus.Processing,
        "completed" => TryOnStatus.Completed,
        "canceled" => TryOnStatus.Canceled,
        _ => TryOnStatus.Failed,
    };
}
