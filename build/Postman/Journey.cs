namespace Qeyafa.Build.Postman;

/// <summary>Every operation once or more, in an order in which all of them work: from two people who register to the two being erased.</summary>
internal static class Journey
{
    private const string Code = "(body.items.map(i => i.text.match(/[0-9]{6}/)).find(m => m) || [''])[0]";

    /// <summary>The steps.</summary>
    public static IReadOnlyList<Step> Steps { get; } = [.. Arriving(), .. Account(), .. Measuring(), .. Sharing(), .. Dressing(), .. Talking(), .. Doing(), .. Administering(), .. Leaving()];

    private static Dictionary<string, string> With(params (string Name, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Mine(string name = "userId") => With((name, "{{user_id}}"));

    private static IEnumerable<Step> Arriving() =>
    [
        new("Health_Live", 200) { Token = null },
        new("Health_Ready", 200) { Token = null },
        new("SigningKeys_List", 200) { Token = null },
        new("Auth_Register", 201) { Token = null, Body = """{"email": "{{email}}", "password": "{{password}}", "name": "Maya"}""", Takes = With(("user_id", "body.user.id"), ("access_token", "body.tokens.access_token"), ("refresh_token", "body.tokens.refresh_token")) },
        new("Auth_Register", 201) { Token = null, Body = """{"email": "{{other_email}}", "password": "{{password}}", "name": "Tariq", "role": "contractor"}""", Takes = With(("other_id", "body.user.id"), ("other_token", "body.tokens.access_token")) },
        new("Outbox_List", 200, 404) { Token = null, Query = "to={{email}}", Takes = With(("email_code", $"(body.items ? {Code} : '')")) },
        new("Auth_VerifyEmail", 204) { Body = """{"code": "{{email_code}}"}""", Needs = "email_code" },
        new("Auth_SendEmailCode", 202, 429) { Body = "{}" },
        new("Auth_SignIn", 200) { Token = null, Body = """{"email": "{{email}}", "password": "{{password}}"}""", Takes = With(("access_token", "body.tokens.access_token"), ("refresh_token", "body.tokens.refresh_token")) },
        new("Auth_Refresh", 200) { Token = null, Body = """{"refresh_token": "{{refresh_token}}"}""", Takes = With(("access_token", "body.tokens.access_token"), ("refresh_token", "body.tokens.refresh_token")) },
        new("Auth_Me", 200),
        new("Auth_Register", 202) { Token = null, Body = """{"phone_number": "{{phone}}", "name": "Paula"}""", Takes = With(("challenge_id", "body.challenge_id")) },
        new("Auth_ResendOtp", 202, 429) { Token = null, Body = """{"phone_number": "{{phone}}", "challenge_id": "{{challenge_id}}"}""" },
        new("Outbox_List", 200, 404) { Token = null, Query = "to={{phone_in_query}}", Takes = With(("otp_code", $"(body.items ? {Code} : '')")) },
        new("Auth_VerifyOtp", 200) { Token = null, Body = """{"phone_number": "{{phone}}", "code": "{{otp_code}}"}""", Needs = "otp_code", Takes = With(("phone_user_id", "body.user.id"), ("phone_token", "body.tokens.access_token")) },
        new("Auth_ForgotPassword", 202) { Token = null, Body = """{"email": "{{other_email}}"}""" },
        new("Outbox_List", 200, 404) { Token = null, Query = "to={{other_email}}", Takes = With(("reset_code", "((body.items || []).filter(i => i.template.includes('reset')).map(i => i.text.match(/[0-9]{6}/)).find(m => m) || [''])[0]")) },
        new("Auth_ResetPassword", 204) { Token = null, Body = """{"email": "{{other_email}}", "code": "{{reset_code}}", "new_password": "{{password}}"}""", Needs = "reset_code" },
        new("Auth_SignIn", 200) { Token = null, Body = """{"email": "{{other_email}}", "password": "{{password}}"}""", Takes = With(("other_token", "body.tokens.access_token")) },
        new("Sessions_List", 200) { Takes = With(("session_id", "(body.items.find(i => !i.current) || {id: ''}).id")) },
        new("Sessions_End", 204) { Path = With(("id", "{{session_id}}")), Needs = "session_id" },
    ];

    private static IEnumerable<Step> Account() =>
    [
        new("Users_EditProfile", 200) { Body = """{"name": "Maya Haddad", "address": {"city": "Rabat", "country": "Morocco"}}""" },
        new("Users_Get", 200) { Path = Mine("id") },
        new("Users_Export", 200) { Path = Mine("id") },
        new("Profiles_Put", 201, 200) { Path = Mine(), Body = """{"date_of_birth": "1991-03-14", "gender": "female", "preferences": {"preferred_unit": "cm", "locale": "ar-MA"}}""" },
        new("Profiles_Get", 200) { Path = Mine() },
        new("Roles_List", 200),
        new("Roles_Get", 200) { Path = With(("name", "customer")) },
    ];

    private static IEnumerable<Step> Measuring() =>
    [
        new("Measurements_Vocabulary", 200) { Token = null },
        new("Measurements_Record", 201) { Body = """{"measurements": {"chest": 92.5, "waist": 74}, "height": 166, "weight": 61.5, "processed_at": "2026-01-10T09:00:00Z"}""", Takes = With(("measurement_id", "body.id")) },
        new("Measurements_Import", 200, 201) { Csv = "processed_at,unit,weight,chest,waist\n2026-02-01T09:00:00Z,cm,61,92,74\n" },
        new("Measurements_Process", 201, 422, 503) { Pictures = ["front", "side"], Fields = With(("height", "166")) },
        new("Measurements_History", 200) { Path = Mine(), Query = "limit=10&include_total=true", Takes = With(("newest_id", "body.items[0].id")) },
        new("Measurements_Get", 200) { Path = With(("id", "{{measurement_id}}")), Query = "unit=inch" },
        new("Measurements_Replace", 200) { Path = With(("id", "{{measurement_id}}")), Body = """{"measurements": {"chest": 92.5, "waist": 73.5}, "weight": 61, "processed_at": "2026-01-10T09:00:00Z"}""" },
        new("Measurements_Latest", 200) { Path = Mine() },
        new("Measurements_Trends", 200) { Path = Mine(), Query = "names=chest,waist&interval=month" },
        new("Measurements_Compare", 200) { Query = "from_id={{measurement_id}}&to_id={{newest_id}}" },
        new("Measurements_Export", 200) { Path = Mine() },
        new("Measurements_Chart", 200) { Path = Mine(), Query = "names=chest,waist" },
    ];

    private static IEnumerable<Step> Sharing() =>
    [
        new("Shares_Put", 201, 200) { Path = With(("id", "{{user_id}}"), ("userId", "{{other_id}}")), Body = """{"scopes": ["measurements:read", "profile:read"], "expires_at": "{{share_end}}"}""" },
        new("Shares_List", 200) { Path = Mine("id") },
        new("Shares_Get", 200) { Path = With(("id", "{{user_id}}"), ("userId", "{{other_id}}")) },
        new("Measurements_History", 200) { Token = "other_token", Path = Mine() },
        new("Shares_End", 204) { Path = With(("id", "{{user_id}}"), ("userId", "{{other_id}}")) },
        new("Measurements_Delete", 204) { Path = With(("id", "{{measurement_id}}")) },
    ];

    private static IEnumerable<Step> Dressing() =>
    [
        new("Body_Put", 200, 201) { Body = """{"height": 166, "weight": 61, "measurements": {"chest": 92, "waist": 74, "hips": 99}}""" },
        new("Body_StorePicture", 200, 201) { Pictures = ["image"] },
        new("Body_Get", 200) { Takes = With(("body_id", "body.id"), ("picture", "body.image_url")) },
        new("Images_Get", 200) { Token = null, Path = With(("key", "{{picture}}")), Needs = "picture" },
        new("Clothing_Add", 201) { Body = """{"name": "Red shirt", "category": "shirt", "brand": "Plainwear"}""", Takes = With(("garment_id", "body.id")) },
        new("Clothing_StorePicture", 200) { Path = With(("id", "{{garment_id}}")), Pictures = ["image"] },
        new("Clothing_Get", 200) { Path = With(("id", "{{garment_id}}")) },
        new("Clothing_List", 200) { Query = "category=shirt" },
        new("Clothing_Stats", 200),
        new("Clothing_Replace", 200) { Path = With(("id", "{{garment_id}}")), Body = """{"name": "Crimson shirt", "category": "shirt"}""" },
        new("TryOn_Create", 202) { Body = """{"body_id": "{{body_id}}", "clothing_id": "{{garment_id}}"}""", Takes = With(("tryon_id", "body.id")) },
        new("TryOn_Follow", 200) { Path = With(("id", "{{tryon_id}}")) },
        new("TryOn_Get", 200) { Path = With(("id", "{{tryon_id}}")) },
        new("TryOn_List", 200) { Query = "status=completed" },
        new("TryOn_Cancel", 200, 409) { Path = With(("id", "{{tryon_id}}")) },
        new("TryOn_Retry", 202, 409) { Path = With(("id", "{{tryon_id}}")) },
        new("TryOn_ReplicateWebhook", 204, 401, 404) { Token = null, IsByHand = true },
        new("Favorites_Put", 200, 201) { Path = With(("tryonId", "{{tryon_id}}")) },
        new("Favorites_List", 200),
        new("Favorites_Remove", 204) { Path = With(("tryonId", "{{tryon_id}}")) },
        new("TryOn_Delete", 204) { Path = With(("id", "{{tryon_id}}")) },
        new("Clothing_Delete", 204) { Path = With(("id", "{{garment_id}}")) },
        new("Body_Delete", 204),
    ];

    private static IEnumerable<Step> Talking() =>
    [
        new("Messages_Send", 201) { Body = """{"recipient_id": "{{other_id}}", "content": "Is the jacket ready?"}""", Takes = With(("message_id", "body.id"), ("conversation_id", "body.conversation_id")) },
        new("Messages_Stream", 200) { IsByHand = true },
        new("Messages_CountUnread", 200) { Token = "other_token" },
        new("Conversations_List", 200) { Token = "other_token" },
        new("Conversations_Read", 200) { Token = "other_token", Path = With(("conversationId", "{{conversation_id}}")) },
        new("Messages_MarkRead", 204) { Token = "other_token", Path = With(("id", "{{message_id}}")) },
        new("Conversations_MarkRead", 204) { Token = "other_token", Path = With(("conversationId", "{{conversation_id}}")) },
        new("MessageBlocks_Put", 204) { Path = With(("userId", "{{other_id}}")) },
        new("MessageBlocks_List", 200),
        new("MessageBlocks_Delete", 204) { Path = With(("userId", "{{other_id}}")) },
        new("Messages_Delete", 204) { Path = With(("id", "{{message_id}}")) },
    ];

    private static IEnumerable<Step> Doing()
    {
        var one = With(("userId", "{{user_id}}"), ("id", "{{task_id}}"));
        return
        [
            new("Tasks_Create", 201) { Path = Mine(), Body = """{"title": "Measure again", "description": "In spring"}""", Takes = With(("task_id", "body.id")) },
            new("Tasks_List", 200) { Path = Mine(), Query = "is_completed=false" },
            new("Tasks_Get", 200) { Path = one },
            new("Tasks_Replace", 200) { Path = one, Body = """{"title": "Measure soon", "is_completed": false}""" },
            new("Tasks_Change", 200) { Path = one, Body = """{"description": "Before the fitting"}""" },
            new("Tasks_Complete", 200) { Path = one },
            new("Tasks_Reopen", 200) { Path = one },
            new("Tasks_CompleteMany", 200) { Path = Mine(), Body = """{"ids": ["{{task_id}}"]}""" },
            new("Tasks_Delete", 204) { Path = one },
        ];
    }

    private static IEnumerable<Step> Administering()
    {
        const string Token = "admin_token";
        var role = With(("name", "{{role}}"));
        return
        [
            new("Auth_SignIn", 200) { Token = null, Body = """{"email": "{{admin_email}}", "password": "{{admin_password}}"}""", Needs = "admin_email", Takes = With((Token, "body.tokens.access_token")) },
            new("Users_List", 200) { Token = Token, Needs = Token, Query = "role=contractor" },
            new("Users_Change", 200) { Token = Token, Needs = Token, Path = With(("id", "{{other_id}}")), Body = """{"status": "active"}""" },
            new("Roles_Define", 201) { Token = Token, Needs = Token, Body = """{"name": "{{role}}", "description": "Of a run", "permissions": []}""" },
            new("Roles_Redefine", 200) { Token = Token, Needs = Token, Path = role, Body = """{"description": "Changed", "permissions": []}""" },
            new("Users_ReplaceRoles", 200) { Token = Token, Needs = Token, Path = With(("id", "{{other_id}}")), Body = """{"roles": ["contractor"]}""" },
            new("Roles_Delete", 204) { Token = Token, Needs = Token, Path = role },
            new("Audit_List", 200) { Token = Token, Needs = Token },
        ];
    }

    private static IEnumerable<Step> Leaving() =>
    [
        new("Auth_ChangePassword", 204) { Body = """{"current_password": "{{password}}", "new_password": "{{password}} changed"}""" },
        new("Users_Erase", 204) { Path = Mine("id") },
        new("Auth_SignIn", 200) { Token = null, Body = """{"email": "{{other_email}}", "password": "{{password}}"}""", Takes = With(("leaving_token", "body.tokens.access_token")) },
        new("Auth_SignOut", 204) { Token = "leaving_token", Body = "{}" },
        new("Auth_SignIn", 200) { Token = null, Body = """{"email": "{{other_email}}", "password": "{{password}}"}""", Takes = With(("leaving_token", "body.tokens.access_token")) },
        new("Auth_SignOutEverywhere", 204) { Token = "leaving_token" },
        new("Auth_SignIn", 200) { Token = null, Body = """{"email": "{{other_email}}", "password": "{{password}}"}""", Takes = With(("other_token", "body.tokens.access_token")) },
        new("Users_Erase", 204) { Token = "other_token", Path = With(("id", "{{other_id}}")) },
        new("Users_Erase", 204) { Token = "phone_token", Path = With(("id", "{{phone_user_id}}")), Needs = "phone_user_id" },
    ];
}
