using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.Storage;

/// <summary>Registers the storage of pictures.</summary>
internal static class StorageModule
{
    public static IServiceCollection AddStorage(this IServiceCollection services) => services;
}
