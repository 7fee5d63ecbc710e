using Qeyafa.Domain.Sharing;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Access;

/// <summary>What it takes to do with somebody else's data what a <see cref="Permission"/> names.</summary>
internal static class Permissions
{
    /// <summary>The right with which it may be done with everybody's data.</summary>
    public static Grant ForEverybody(this Permission permission) => permission switch
    {
        Permission.ReadMeasurements or Permission.ReadProfile or Permission.ReadWardrobe or Permission.ReadTasks => Grant.ReadData,
        Permission.WriteMeasurements or Permission.WriteProfile or Permission.WriteWardrobe or Permission.WriteTasks or Permission.WriteShares => Grant.WriteData,
        Permission.ReadAccount or Permission.ReadShares => Grant.ReadUsers,
        Permission.ExportAccount or Permission.EraseAccount => Grant.DeleteUsers,
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "There is no such permission."),
    };

    /// <summary>What the owner must share for it; null where no share is enough.</summary>
    public static ShareScope? WhenShared(this Permission permission) => permission switch
    {
        Permission.ReadMeasurements => ShareScope.ReadMeasurements,
        Permission.WriteMeasurements => ShareScope.WriteMeasurements,
        Permission.ReadProfile => ShareScope.ReadProfile,
        _ => null,
    };
}
