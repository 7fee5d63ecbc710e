using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Auditing;
using Qeyafa.Application.Measurements;
using Qeyafa.Application.Tests.Fakes;
using Qeyafa.Application.Tests.Measurements;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;

namespace Qeyafa.Application.Tests.Access;

public sealed class DeniedAccessTests
{
    [Test]
    public async Task Requirement29_AnothersData_IsDeniedAndAudited()
    {
        using var world = new MeasurementsWorld();
        var answer = await world.SendAsync(new GetHistory(world.Stranger, new PageRequest(), MeasurementFilter.None));
        answer.Error.ShouldBe(Error.NotFound);
        world.Audit.Entries.ShouldBe([new AuditEvent(AuditActions.AccessDenied, AuditOutcome.Denied) { Subject = world.Stranger, Detail = "read_measurements" }]);
    }

    [Test]
    public async Task Requirement29_WhatARoleLacks_IsDeniedAndAudited()
    {
        var bench = new IdentityBench();
        bench.UserId = bench.Store("asha@example.com");
        var answer = await bench.SendAsync(new ListAuditEntries(new PageRequest(), new AuditFilter()));
        answer.Error.ShouldBe(Error.Forbidden);
        bench.Audit.Entries.ShouldBe([new AuditEvent(AuditActions.AccessDenied, AuditOutcome.Denied) { Detail = "audit:read" }]);
    }
}
