using Qeyafa.Api.OpenApi;
using Qeyafa.Application.Monitoring;

namespace Qeyafa.Api.Controllers.Operations;

/// <summary>An example of the database's report.</summary>
internal static class MonitoringExamples
{
    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(DatabaseReportDto), """
            {"taken_at":"2026-11-27T02:30:00Z","counting_since":"2026-11-26T08:00:00Z",
             "server":{"version":"7.0.15","uptime_seconds":864000,"connections_current":42,"connections_available":818,"memory_bytes":401604608},
             "replica_set":{"name":"rs0","members":[{"host":"db1:27017","state":"PRIMARY","is_healthy":true,"lag_seconds":0}]},
             "oplog":{"from":"2026-11-20T02:30:00Z","to":"2026-11-27T02:30:00Z","hours":168},
             "connections":{"used":3,"idle":5,"max":32,"waiting":0},
             "operations":[{"collection":"measurements","operation":"history","since_start":{"count":120000,"p50_ms":0.896,"p95_ms":2.56,"p99_ms":6.144},
                "last_minutes":{"count":410,"p50_ms":0.896,"p95_ms":2.048,"p99_ms":5.12}}],
             "slow_commands":[{"at":"2026-11-27T02:12:44.25Z","collection":"users","command":"find","shape":"{ \"filter\" : { \"name_key\" : { \"$gte\" : \"?\" } } }",
                "duration_ms":612.4,"trace_id":"0af7651916cd43dd8448eb211c80319c"}],
             "collections":[{"name":"measurements","documents":1000000,"data_bytes":310000000,"storage_bytes":98000000,"index_bytes":41000000,
                "growth":{"since":"2026-10-28T02:00:00Z","documents":120000,"data_bytes":37200000,"bytes_per_day":1240000},
                "indexes":[{"name":"_id_","operations":52000,"since":"2026-11-17T02:30:00Z","is_unused":false}]}],
             "unavailable":[]}
            """),
    ];
}
