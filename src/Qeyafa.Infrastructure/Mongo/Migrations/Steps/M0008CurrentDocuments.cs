using Qeyafa.Infrastructure.Mongo.Migrations.Batches;
using Qeyafa.Infrastructure.Mongo.Users;
using Qeyafa.Infrastructure.Mongo.Wardrobe;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Steps;

/// <summary>
/// Makes accounts and body records of earlier systems current ones: fields get their present names, and what was read as a default is stored. Documents keep in
/// <see cref="Marks"/> what they were; the way back goes by it. People may work meanwhile. Versions before read the result as they read what was there.
/// </summary>
internal sealed class M0008CurrentDocuments : BatchedMigration
{
    /// <summary>The field with the names that a document had before, and, behind a minus, what it lacked.</summary>
    public const string Marks = "before_0008";

    public override int Number => 8;

    public override string Name => "current_documents";

    public override int CompatibleFrom => 7;

    protected override IReadOnlyList<DocumentPass> Forward { get; } =
    [
        new(UserRepository.Spec, M0008UserForm.Fields, M0008UserForm.Forward),
        new(BodyRepository.Spec, M0008BodyForm.Fields, M0008BodyForm.Forward),
    ];

    protected override IReadOnlyList<DocumentPass> Back { get; } =
    [
        new(BodyRepository.Spec, M0008BodyForm.Fields, M0008BodyForm.Back),
        new(UserRepository.Spec, M0008UserForm.Fields, M0008UserForm.Back),
    ];
}
