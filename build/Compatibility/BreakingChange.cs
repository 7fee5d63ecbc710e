namespace Qeyafa.Build.Compatibility;

/// <summary>A change that breaks a client that was written by the released document.</summary>
/// <param name="Place">The operation and the part of it: <c>GET /api/v1/body → 200 → height</c>.</param>
/// <param name="What">What changed, in words.</param>
internal sealed record BreakingChange(string Place, string What)
{
    public override string ToString() => $"{Place}: {What}";
}
