using System.Reflection;
using AutoMapper;
using AutoMapper.Configuration;

namespace Qeyafa.Application.Mapping;

/// <summary>
/// The mapper's configuration without LINQ's extension methods as sources of members: AutoMapper 8 tries each on every source type that has a generic interface,
/// and fails on those of newer runtimes whose type parameter is constrained (<c>MaxInteger</c>). No map here needs them.
/// </summary>
internal sealed class PlainMapping : MapperConfigurationExpression, IProfileConfiguration
{
    public PlainMapping(Assembly assembly)
    {
        // This class is a profile too, as its base is: a scan by the library would take it for one of the assembly's.
        foreach (var profile in assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Profile)) && type != typeof(PlainMapping))) AddProfile(profile);
    }

    IEnumerable<MethodInfo> IProfileConfiguration.SourceExtensionMethods => [];
}
