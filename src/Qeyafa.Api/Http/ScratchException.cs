namespace Qeyafa.Api.Http;

/// <summary>A temporary file could not be written, which is the server's fault and not that of the body being read.</summary>
internal sealed class ScratchException(IOException cause) : IOException("A temporary file could not be written.", cause)
{
    public static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (IOException failure)
        {
            throw new ScratchException(failure);
        }
    }

    public static async ValueTask GuardAsync(ValueTask work)
    {
        try
        {
            await work;
        }
        catch (IOException failure)
        {
            throw new ScratchException(failure);
        }
    }
}
