namespace Qeyafa.Infrastructure;

/// <summary>Migrations cannot be run as asked; the message is for the person who asked, and says what to do.</summary>
public sealed class MigrationRefusedException(string message) : Exception(message);
