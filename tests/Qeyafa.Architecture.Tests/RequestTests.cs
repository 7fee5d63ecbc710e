using System.Reflection;
using System.Runtime.CompilerServices;
using FluentValidation;
using Qeyafa.Application.Abstractions;
using Qeyafa.Application.Access;

namespace Qeyafa.Architecture.Tests;

public sealed class RequestTests
{
    private static readonly Type[] Requirements = [typeof(IAnonymousRequest), typeof(ISignedInRequest), typeof(IOwnedRequest), typeof(IPermittedRequest)];

    [Test]
    public void Requests_AreFound() => Requests().Length.ShouldBeGreaterThan(5);

    [TestCaseSource(nameof(Requests))]
    public void Request_DeclaresWhoMayMakeIt_ExactlyOnce(Type request) =>
        Requirements.Count(requirement => requirement.IsAssignableFrom(request)).ShouldBe(1, $"{request.Name} declares no requirement, or more than one");

    [TestCaseSource(nameof(Requests))]
    public void Request_IsImmutable(Type request)
    {
        var writable = request.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
        writable.ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Requests))]
    public void Request_HasOneHandler_InternalAndSealed(Type request)
    {
        var handlers = Types().Where(type => Closes(type, typeof(ICommandHandler<,>), request) || Closes(type, typeof(IQueryHandler<,>), request)).ToArray();
        handlers.Length.ShouldBe(1);
        handlers[0].IsNotPublic.ShouldBeTrue();
        handlers[0].IsSealed.ShouldBeTrue();
        handlers[0].Name.ShouldEndWith("Handler");
    }

    [Test]
    public void Validators_AreInternalSealedAndNamedSo()
    {
        var validators = Types().Where(type => !type.IsAbstract && typeof(IValidator).IsAssignableFrom(type)).ToArray();
        validators.ShouldNotBeEmpty();
        validators.ShouldAllBe(type => type.IsNotPublic && type.IsSealed && type.Name.EndsWith("Validator", StringComparison.Ordinal));
    }

    private static Type[] Requests() => [.. Types().Where(type => type is { IsAbstract: false, IsInterface: false } && IsUseCase(type))];

    private static Type[] Types() => Solution.Application.GetTypes();

    private static bool IsUseCase(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IUseCase<>));

    private static bool Closes(Type type, Type open, Type request) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == open && face.GetGenericArguments()[0] == request);
}
