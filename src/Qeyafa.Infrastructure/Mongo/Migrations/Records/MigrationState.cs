namespace Qeyafa.Infrastructure.Mongo.Migrations.Records;

/// <summary>Where a recorded step stands.</summary>
internal enum MigrationState
{
    /// <summary>It has been applied.</summary>
    Applied,

    /// <summary>Applying it has begun and has not ended.</summary>
    GoingUp,

    /// <summary>Taking it back has begun and has not ended.</summary>
    GoingDown,
}
