using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Users;

namespace Qeyafa.Application.Monitoring;

/// <summary>Reads how the database is doing.</summary>
public sealed record ReadDatabaseReport : IQuery<DatabaseReportDto>, IPermittedRequest
{
    Grant IPermittedRequest.Required => Grant.ReadOperations;
}

internal sealed class ReadDatabaseReportHandler(IDatabaseMonitor monitor) : IQueryHandler<ReadDatabaseReport, DatabaseReportDto>
{
    public async Task<Result<DatabaseReportDto>> Handle(ReadDatabaseReport request, CancellationToken cancellationToken) => await monitor.ReadAsync(cancellationToken);
}

/// <summary>Looks at the database.</summary>
public interface IDatabaseMonitor
{
    /// <summary>A report that is at most a few seconds old.</summary>
    Task<DatabaseReportDto> ReadAsync(CancellationToken cancellationToken);
}
