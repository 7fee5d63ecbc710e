namespace Qeyafa.Api.Controllers.Tasks;

/// <summary>What the controllers of tasks need: JSON types, problems, examples.</summary>
internal static class TasksApi
{
    public static IServiceCollection AddTasksApi(this IServiceCollection services) => services;
}
