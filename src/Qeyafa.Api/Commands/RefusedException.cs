namespace Qeyafa.Api.Commands;

/// <summary>A command cannot do what it was asked; the message is for the person who asked, and says what to do.</summary>
internal sealed class RefusedException(string message) : Exception(message);
