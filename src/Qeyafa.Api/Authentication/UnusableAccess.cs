using System.Runtime.ExceptionServices;

namespace Qeyafa.Api.Authentication;

/// <summary>
/// Marks a request whose access token gives no access though nothing is wrong with the token itself: its session has ended, or nobody can say for now.
/// </summary>
internal sealed class UnusableAccess
{
    private static readonly UnusableAccess Ended = new(null);

    private readonly Exception? _outage;

    private UnusableAccess(Exception? outage) => _outage = outage;

    /// <summary>The session has ended: signing out of it again is no failure.</summary>
    public static void SetEnded(HttpContext context) => context.Features.Set(Ended);

    /// <summary>A part is away that would say whether the session lives.</summary>
    public static void SetUnknown(HttpContext context, Exception outage) => context.Features.Set(new UnusableAccess(outage));

    public static bool HasEnded(HttpContext context) => context.Features.Get<UnusableAccess>() is { _outage: null };

    /// <summary>Answers the outage, for an endpoint that cannot do without knowing.</summary>
    public static void ThrowIfUnknown(HttpContext context)
    {
        if (context.Features.Get<UnusableAccess>()?._outage is { } outage)
        {
            ExceptionDispatchInfo.Throw(outage);
        }
    }
}
