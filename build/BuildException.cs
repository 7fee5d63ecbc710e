namespace Qeyafa.Build;

/// <summary>A target cannot go on. The message is for the person at the terminal, and says what to do.</summary>
internal sealed class BuildException(string message) : Exception(message);
