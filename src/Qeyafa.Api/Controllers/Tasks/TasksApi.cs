using System.Text.Json.Serialization.Metadata;
using Qeyafa.Api.Hosting;

namespace Qeyafa.Api.Controllers.Tasks;

/// <summary>What the controllers of tasks need: JSON types, problems, examples.</summary>
internal static class TasksApi
{
    public static IServiceCollection AddTasksApi(this IServiceCollection services)
    {
        services.AddSingleton<IJsonTypeInfoResolver>(TasksJsonContext.Default);
        return services.AddProblems(TaskProblems.All).AddExamples(TaskExamples.All);
    }
}
