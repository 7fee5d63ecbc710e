using Qeyafa.Application.Abstractions;
using Qeyafa.Infrastructure.Pictures;
using Qeyafa.Infrastructure.Pictures.Studio;

namespace Qeyafa.Infrastructure.Tests.Pictures;

/// <summary>Whose fault it is that libvips failed: the picture's, or this machine's.</summary>
public sealed class VipsOutcomeTests
{
    [TestCase(1, "VipsJpeg: Premature end of input file", false)]
    [TestCase(137, "", true)]
    [TestCase(1, "vips__malloc: out of memory", true)]
    [TestCase(127, "error while loading shared libraries: failed to map segment: Cannot allocate memory", true)]
    public void Picture_IsToBlame(int exitCode, string errors, bool exceeded) =>
        Should.Throw<PictureStudioException>(() => Vips.Judge("vips", new ChildOutcome(exitCode, TimedOut: false, "", errors))).ExceededLimit.ShouldBe(exceeded);

    [TestCase(126, "prlimit: failed to execute /usr/bin/vips: Permission denied")]
    [TestCase(127, "vips: error while loading shared libraries: libvips.so.42: cannot open shared object file")]
    public void ProgramThatDoesNotRun_IsNoFaultOfThePicture(int exitCode, string errors) =>
        Should.Throw<VipsMissingException>(() => Vips.Judge("vips", new ChildOutcome(exitCode, TimedOut: false, "", errors))).Message.ShouldContain(errors);

    [TestCase("vips2tiff: write error: No space left on device")]
    [TestCase("wbuffer_write: write failed\nunix error: Disk quota exceeded\n")]
    public void FullDisk_IsNoFaultOfThePicture(string errors) =>
        Should.Throw<DependencyUnavailableException>(() => Vips.Judge("vips", new ChildOutcome(1, TimedOut: false, "", errors))).Message.ShouldContain("Pictures:Scratch");

    [Test]
    public void ClockAlone_AgainstAPicture_IsNoFaultOfThePicture_WhereComputingTimeIsLimited()
    {
        var outcome = new ChildOutcome(137, TimedOut: true, "", "");
        if (LimitedChild.LimitsMemory)
        {
            Should.Throw<DependencyUnavailableException>(() => Vips.Judge("vips", outcome));
        }
        else
        {
            Should.Throw<PictureStudioException>(() => Vips.Judge("vips", outcome)).ExceededLimit.ShouldBeTrue();
        }
    }

    [Test]
    public void WhatAProgramSaid_IsOneLineInTheLog() =>
        Should.Throw<PictureStudioException>(() => Vips.Judge("vips", new ChildOutcome(1, TimedOut: false, "", "one\n\u001b[31mtwo\r\n"))).Message.ShouldEndWith("one  [31mtwo");
}
