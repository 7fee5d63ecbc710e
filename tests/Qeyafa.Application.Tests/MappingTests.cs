using AutoMapper;
using Microsoft.Extensions.DependencyInjection;

namespace Qeyafa.Application.Tests;

public sealed class MappingTests
{
    [Test]
    public void Mappings_OfAllModules_CoverEveryMember()
    {
        using var services = new ServiceCollection().AddApplication().BuildServiceProvider();
        services.GetRequiredService<IConfigurationProvider>().AssertConfigurationIsValid();
    }
}
