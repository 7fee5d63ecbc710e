using System.Runtime.InteropServices;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The C driver under this binding.</summary>
internal static unsafe class MongoLibrary
{
    /// <summary>The version of the libmongoc that is loaded; null where it is not installed.</summary>
    public static Version? Version
    {
        get
        {
            try
            {
                NativeLibraries.EnsureLoaded();
            }
            catch (MongoConfigurationException)
            {
                return null;
            }

            return Version.Parse(Marshal.PtrToStringUTF8((nint)Mongoc.GetVersion())!.Split('-')[0]);
        }
    }
}
