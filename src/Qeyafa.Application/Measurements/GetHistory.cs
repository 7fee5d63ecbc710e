using AutoMapper;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Paging;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Measurements;

/// <summary>Reads a page of a person's history, newest first.</summary>
/// <param name="UserId">Whose history.</param>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which records.</param>
/// <param name="Unit">The unit to show lengths in; where null the one that the person prefers, and each record as entered where there is no preference.</param>
public sealed record GetHistory(EntityId UserId, PageRequest Page, MeasurementFilter Filter, LengthUnit? Unit = null) : IQuery<Page<MeasurementDto>>, IOwnedRequest
{
    EntityId IOwnedRequest.OwnerId => UserId;

    Permission IOwnedRequest.Permission => Permission.ReadMeasurements;
}

internal sealed class GetHistoryValidator : AbstractValidator<GetHistory>
{
    public GetHistoryValidator()
    {
        this.PageIsSound(query => query.Page);
        this.FilterIsSound(query => query.Filter);
    }
}

internal sealed class GetHistoryHandler(IMeasurementRepository measurements, IUnitPreference preference, IMapper mapper) : IQueryHandler<GetHistory, Page<MeasurementDto>>
{
    public async Task<Result<Page<MeasurementDto>>> Handle(GetHistory request, CancellationToken cancellationToken)
    {
        HistoryPosition? after = null;
        if (request.Page.Cursor is { } cursor)
        {
            var position = HistoryCursor.Read(cursor);
            if (!position.IsSuccess) return position.Error;
            after = position.Value;
        }

        var unit = await preference.ShownUnitAsync(request.Unit, request.UserId, cancellationToken);
        var found = await measurements.HistoryAsync(new HistorySlice(request.UserId, request.Filter, after, request.Page.Skip, request.Page.Lookahead()), cancellationToken);
        long? total = request.Page.IncludeTotal ? await measurements.CountAsync(request.UserId, request.Filter, cancellationToken) : null;
        return Pages.Of(
            request.Page,
            found,
            measurement => mapper.Map<Measurement, MeasurementDto>(unit is { } shown ? measurement.In(shown) : measurement),
            last => HistoryCursor.Write(new HistoryPosition(last.ProcessedAt, last.Id)),
            total);
    }
}
