using Qeyafa.Api.Problems;

namespace Qeyafa.Api.Hosting;

/// <summary>Registers the table of failures. A module adds its own entries with <see cref="AddProblems"/>.</summary>
internal static class ProblemHosting
{
    public static IServiceCollection AddProblemTable(this IServiceCollection services)
    {
        services.AddSingleton<ProblemTable>();
        services.AddSingleton<ProblemWriter>();
        return services.AddProblems(CommonProblems.All);
    }

    public static IServiceCollection AddProblems(this IServiceCollection services, IEnumerable<ProblemEntry> entries)
    {
        foreach (var entry in entries)
        {
            services.AddSingleton(entry);
        }

        return services;
    }
}
