using System.Reflection;
using System.Runtime.InteropServices;

namespace Qeyafa.Infrastructure.MongoDriver.Native;

/// <summary>Finds libmongoc and libbson under the names they have on each system, and initialises them once.</summary>
internal static class NativeLibraries
{
    public const string MongocName = "mongoc-1.0";
    public const string BsonName = "bson-1.0";

    private static readonly Lazy<bool> Initialised = new(Initialise);

    /// <summary>Loads the libraries; later calls cost nothing.</summary>
    /// <exception cref="MongoConfigurationException">libmongoc is not installed.</exception>
    public static void EnsureLoaded() => _ = Initialised.Value;

    private static bool Initialise()
    {
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
        try
        {
            Mongoc.Init();
            Mongoc.LogSetHandler(0, 0);
        }
        catch (DllNotFoundException e)
        {
            throw new MongoConfigurationException(
                "libmongoc (the MongoDB C driver, 1.17 or later) is not installed. On Debian and Ubuntu: apt-get install libmongoc-1.0-0. On macOS: brew install mongo-c-driver@1.",
                e);
        }
        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name is not (MongocName or BsonName))
            return 0;
        foreach (var candidate in FileNames(name))
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle))
                return handle;
        }
        return 0;
    }

    private static string[] FileNames(string name)
    {
        if (OperatingSystem.IsWindows())
            return [$"{name}.dll", $"lib{name}.dll"];
        if (OperatingSystem.IsMacOS())
            return [$"lib{name}.0.dylib", $"/opt/homebrew/lib/lib{name}.0.dylib", $"/usr/local/lib/lib{name}.0.dylib"];
        return [$"lib{name}.so.0", $"lib{name}.so"];
    }
}
