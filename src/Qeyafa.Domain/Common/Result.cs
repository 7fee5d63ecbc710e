using System.Diagnostics.CodeAnalysis;

namespace Qeyafa.Domain.Common;

/// <summary>An outcome that can hold a failure: what a pipeline needs to know of <see cref="Result{T}"/> to answer one.</summary>
/// <typeparam name="TSelf">The outcome's own type.</typeparam>
public interface IOutcome<TSelf>
    where TSelf : IOutcome<TSelf>
{
    /// <summary>The failure, or null where there is a value.</summary>
    Error? Error { get; }

    /// <summary>An outcome that holds a failure.</summary>
    static abstract TSelf Failure(Error error);
}

/// <summary>Either a value or the <see cref="Error"/> that says why there is none.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Result<T> : IOutcome<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Error? error)
    {
        _value = value;
        Error = error;
    }

    /// <summary>The failure, or null where there is a value.</summary>
    public Error? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none: ask <see cref="IsSuccess"/> first.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"There is no value: {Error.Code}.");

    /// <summary>A result that holds a value.</summary>
    public static Result<T> Success(T value) => new(value, null);

    /// <summary>A result that holds a failure.</summary>
    public static Result<T> Failure(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(default, error);
    }

    /// <summary>Turns the value into another; a failure passes through.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Error is null ? Result<TOther>.Success(map(_value!)) : Result<TOther>.Failure(Error);
    }

    /// <summary>A value is a success.</summary>
    public static implicit operator Result<T>(T value) => Success(value);

    /// <summary>An error is a failure.</summary>
    public static implicit operator Result<T>(Error error) => Failure(error);
}
