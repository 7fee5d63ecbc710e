[assembly: Parallelizable(ParallelScope.All)]
// Tests wait for the database most of the time: more of them than processors.
[assembly: LevelOfParallelism(4)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
