namespace Qeyafa.Bench;

/// <summary>The operations that are measured, under the names that <c>wrk/load.lua</c> knows. Those that write come last: what they leave behind burdens the reads.</summary>
internal static class Operation
{
    public const string History = "history";
    public const string Latest = "latest";
    public const string Profile = "profile";
    public const string Me = "me";
    public const string Put = "put";
    public const string Create = "create";

    public static readonly string[] All = [History, Latest, Profile, Me, Put, Create];
}
