using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Domain.Tasks;

namespace Qeyafa.Infrastructure.Mongo.Tasks;

/// <summary>Registers tasks.</summary>
internal static class TasksModule
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services.AddSingleton<IWorkItemRepository, WorkItemRepository>();
}
