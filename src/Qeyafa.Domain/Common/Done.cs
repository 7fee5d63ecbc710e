namespace Qeyafa.Domain.Common;

/// <summary>The value of a command that answers nothing but that it was done.</summary>
public readonly record struct Done;
