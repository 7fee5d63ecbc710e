using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;
using Qeyafa.Application.Auth;
using Qeyafa.Application.Auth.Codes;
using Qeyafa.Application.Auth.Passwords;
using Qeyafa.Application.Auth.Sessions;
using Qeyafa.Application.Auth.Throttling;
using Qeyafa.Application.Mapping;
using Qeyafa.Application.Messaging;
using Qeyafa.Application.Pipeline;
using Qeyafa.Application.Roles;
using Qeyafa.Application.Tasks;
using Qeyafa.Application.TryOn;
using Qeyafa.Application.Users;
using Qeyafa.Application.Privacy;

namespace Qeyafa.Application;

/// <summary>Registers the application layer.</summary>
public static class ApplicationModule
{
    /// <summary>
    /// Adds the dispatcher with its pipeline, every handler, validator and mapping profile of this assembly.
    /// The ports (repositories, <see cref="ICaller"/>, <see cref="TimeProvider"/>) come from the other layers.
    /// </summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<IDispatcher, Dispatcher>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped<Authorities>();
        services.AddScoped<LastSuperuser>();
        services.AddScoped<RoleAuthor>();
        services.AddScoped<IAdministratorSetup, AdministratorSetup>();
        services.AddScoped<IAccountOperations, AccountOperations>();
        services.AddScoped<AccessPolicy>();
        services.AddScoped<IAccessPolicy>(provider => new ErasureAwareAccess(provider.GetRequiredService<AccessPolicy>(), provider.GetRequiredService<IErasures>()));
        services.AddScoped<SignInDesk>();
        services.AddScoped<CodeDesk>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<OwnEmail>();
        services.AddScoped<TokenDesk>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<TaskAccess>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<ITaskNotices, TaskNotices>();
        services.AddScoped<TryOnView>();
        services.AddSingleton<PasswordPolicy>();
        services.AddSingleton<MessageTurns>();
        services.Scan(scan => scan.FromAssemblyOf<Dispatcher>()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime());
        services.AddSingleton<IConfigurationProvider>(_ => new MapperConfiguration(new PlainMapping(typeof(Dispatcher).Assembly)));
        services.AddSingleton<IMapper>(provider => provider.GetRequiredService<IConfigurationProvider>().CreateMapper());
        return services;
    }
}
