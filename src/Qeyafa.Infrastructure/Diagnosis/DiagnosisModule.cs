using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Infrastructure.Diagnosis;

/// <summary>Registers the examinations, in the order in which they are made.</summary>
internal static class DiagnosisModule
{
    public static IServiceCollection AddDiagnosis(this IServiceCollection services)
    {
        services.AddSingleton<Machine>();
        services.AddSingleton<Doctor>();
        services.AddSingleton<IExamination, SettingsExamination>();
        services.AddSingleton<IExamination, KeyExamination>();
        services.AddSingleton<IExamination, LibraryExamination>();
        services.AddSingleton<IExamination, DatabaseExamination>();
        services.AddSingleton<IExamination, PermissionExamination>();
        services.AddSingleton<IExamination, MigrationExamination>();
        services.AddSingleton<IExamination, IndexExamination>();
        services.AddSingleton<IExamination, ClockExamination>();
        services.AddSingleton<IExamination, DatabaseDiskExamination>();
        services.AddSingleton<IExamination, DiskExamination>();
        services.AddSingleton<IExamination, StorageExamination>();
        services.AddSingleton<IExamination, MailExamination>();
        return services;
    }
}
