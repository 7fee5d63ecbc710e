using System.Collections.Immutable;
using Qeyafa.Domain.Common;
using Qeyafa.Domain.Measurements;
using Qeyafa.Domain.Profiles;
using Qeyafa.Domain.Tasks;
using Qeyafa.Domain.Users;
using Qeyafa.Domain.Wardrobe;

namespace Qeyafa.Infrastructure.Seeding.People;

/// <summary>All that is seeded for a few people, before anything of it is stored. It follows from its seed and its present alone.</summary>
/// <param name="Now">The present of the plan: nothing in it is later.</param>
/// <param name="People">The people.</param>
/// <param name="Shares">Who shares what with whom.</param>
/// <param name="Messages">What they write to each other, oldest first.</param>
internal sealed record SeedPlan(DateTimeOffset Now, ImmutableArray<SeedPerson> People, ImmutableArray<SeedShare> Shares, ImmutableArray<SeedMessage> Messages);

/// <summary>A person with an account and everything that is theirs.</summary>
internal sealed record SeedPerson
{
    /// <summary>The account's id, which never changes.</summary>
    public required EntityId Id { get; init; }

    /// <summary>What the person says about themselves.</summary>
    public required AccountDetails Details { get; init; }

    /// <summary>The email address; null for an account with a telephone number only.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>The telephone number of an account without an email address.</summary>
    public PhoneNumber? Phone { get; init; }

    /// <summary>The account's roles.</summary>
    public ImmutableArray<string> Roles { get; init; } = [RoleNames.Customer];

    /// <summary>What the account may do.</summary>
    public UserStatus Status { get; init; } = UserStatus.Active;

    /// <summary>Whether it is a superuser's.</summary>
    public bool IsSuperuser { get; init; }

    /// <summary>Whether the person has shown that the address or number is theirs.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The password; null for the one that the whole plan has.</summary>
    public string? Password { get; init; }

    /// <summary>The profile; null for none.</summary>
    public ProfileDetails? Profile { get; init; }

    /// <summary>The measurements, oldest first.</summary>
    public IReadOnlyList<Measurement> History { get; init; } = [];

    /// <summary>The body record; null for none.</summary>
    public SeedBody? Body { get; init; }

    /// <summary>The wardrobe.</summary>
    public IReadOnlyList<SeedGarment> Garments { get; init; } = [];

    /// <summary>Finished try-ons, oldest first.</summary>
    public IReadOnlyList<SeedTryOn> TryOns { get; init; } = [];

    /// <summary>The person's tasks.</summary>
    public IReadOnlyList<WorkItem> Tasks { get; init; } = [];
}

/// <summary>A body record.</summary>
/// <param name="Record">The record, without a picture.</param>
/// <param name="Picture">The demonstration picture that shows it.</param>
internal sealed record SeedBody(BodyRecord Record, string Picture);

/// <summary>A garment.</summary>
/// <param name="Garment">The garment, without a picture.</param>
/// <param name="Picture">The demonstration picture that shows it.</param>
internal sealed record SeedGarment(Garment Garment, string Picture);

/// <summary>A try-on that is finished: its picture is made when it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Garment">Which of the person's garments.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Favorite">The id of the favourite that it is; null for none.</param>
internal sealed record SeedTryOn(EntityId Id, Garment Garment, DateTimeOffset At, EntityId? Favorite);

/// <summary>What somebody shares.</summary>
/// <param name="Owner">Whose data.</param>
/// <param name="Grantee">With whom.</param>
/// <param name="Scopes">The words of what is shared.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when.</param>
internal sealed record SeedShare(EntityId Owner, EntityId Grantee, ImmutableArray<string> Scopes, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>A message.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Who writes.</param>
/// <param name="To">To whom.</param>
/// <param name="Text">The text.</param>
/// <param name="At">When.</param>
/// <param name="IsRead">Whether it has been read.</param>
internal sealed record SeedMessage(EntityId Id, EntityId From, EntityId To, string Text, DateTimeOffset At, bool IsRead);
