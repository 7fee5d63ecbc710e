using MongoDB.Bson;
using Qeyafa.Infrastructure.Mongo.Common;

namespace Qeyafa.Infrastructure.Mongo.Migrations.Batches;

/// <summary>One way through a collection, in the order of the ids. Documents whose id is no ObjectId are none of Qeyafa's, and are left alone.</summary>
/// <param name="Spec">The collection.</param>
/// <param name="Fields">The fields that are read of each document, beside its id.</param>
/// <param name="Change">What changes in a document; null for one that is as it should be.</param>
internal sealed record DocumentPass(CollectionSpec Spec, IReadOnlyList<string> Fields, Func<BsonDocument, DocumentChange?> Change);

/// <summary>A change of one document.</summary>
/// <param name="Filter">The document, if it still is what was read.</param>
/// <param name="Update">The change.</param>
internal sealed record DocumentChange(BsonDocument Filter, BsonDocument Update);
