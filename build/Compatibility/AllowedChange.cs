namespace Qeyafa.Build.Compatibility;

/// <summary>A breaking change that was decided on: a line of <c>openapi/allowed-changes.json</c>.</summary>
/// <param name="Version">The version of the contract that brings it; under another one the line allows nothing.</param>
/// <param name="Change">The change as the check prints it.</param>
/// <param name="Reason">Why no client is hurt, or why it must be.</param>
internal sealed record AllowedChange(string Version, string Change, string Reason);
