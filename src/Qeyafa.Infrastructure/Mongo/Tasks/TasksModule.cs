using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.Mongo.Tasks;

/// <summary>Registers tasks.</summary>
internal static class TasksModule
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services;
}
