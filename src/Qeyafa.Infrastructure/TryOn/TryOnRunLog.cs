using Microsoft.Extensions.Logging;
using Qeyafa.Domain.Common;

namespace Qeyafa.Infrastructure.TryOn;

/// <content>What is written to the log.</content>
internal sealed partial class TryOnRun
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The lease of try-on {Id} is lost; what came of it here is not kept")]
    private partial void LeaseLost(EntityId id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Try-on {Id} cannot be gone on with for now: {Exception}")]
    private partial void Away(EntityId id, string exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Attempt {Attempt} of try-on {Id} met a fault")]
    private partial void Faulty(Exception exception, EntityId id, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture of try-on {Id} could not be kept: {Code}")]
    private partial void NotKept(EntityId id, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Attempt {Attempt} of try-on {Id} has failed; there will be another")]
    private partial void Retried(EntityId id, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Try-on {Id} is given up after {Attempts} attempts")]
    private partial void GivenUp(EntityId id, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine could not be told that nobody wants try-on {Id} any more")]
    private partial void NotTold(Exception exception, EntityId id);
}
