namespace Qeyafa.Infrastructure.MongoDriver.Execution;

/// <summary>What is to be done with a session on its worker.</summary>
internal enum SessionStep
{
    Commit,
    Abort,
    End,
}

/// <summary>A step of a session that is no command of the caller's.</summary>
internal sealed class SessionItem(WorkerPool pool, ClientSession session, SessionStep step) : WorkItem(pool)
{
    public override bool Expires => step == SessionStep.Commit;

    public override string? DoubtLabel => step == SessionStep.Commit ? ErrorLabel.UnknownCommitResult : null;

    protected override byte[] Execute(Worker worker)
    {
        switch (step)
        {
            case SessionStep.Commit:
                session.Commit(worker);
                break;
            case SessionStep.Abort:
                session.Abort(worker);
                break;
            default:
                session.Destroy(worker);
                break;
        }
        return Nothing;
    }
}
