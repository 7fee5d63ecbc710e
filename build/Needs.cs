namespace Qeyafa.Build;

/// <summary>What a target needs installed.</summary>
[Flags]
internal enum Needs
{
    /// <summary>The native MongoDB driver and the packages.</summary>
    Code = 0,

    /// <summary>A MongoDB server that can be started.</summary>
    Server = 1,

    /// <summary>What only tests use.</summary>
    TestTools = 2,

    /// <summary>What only measurements use.</summary>
    BenchTools = 4,

    /// <summary>All that building, running and testing need.</summary>
    Everything = Server | TestTools,
}
