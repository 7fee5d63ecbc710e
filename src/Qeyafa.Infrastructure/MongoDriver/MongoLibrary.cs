using System.Runtime.InteropServices;
using Qeyafa.Infrastructure.MongoDriver.Native;

namespace Qeyafa.Infrastructure.MongoDriver;

/// <summary>The C driver under this binding.</summary>
internal static unsafe class MongoLibrary
{
    /// <summary>The version of the libmongoc that is loaded.</summary>
    public static Version Version => Version.Parse(Marshal.PtrToStringUTF8((nint)Mongoc.GetVersion())!.Split('-')[0]);
}
