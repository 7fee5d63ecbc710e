using Qeyafa.Api.OpenApi;
using Qeyafa.Application.Tasks;

namespace Qeyafa.Api.Controllers.Tasks;

/// <summary>Examples of tasks.</summary>
internal static class TaskExamples
{
    private const string Id = "65f0c2a4e1b2c3d4e5f60730";
    private const string Maker = "65f0c2a4e1b2c3d4e5f60799";

    public static IReadOnlyList<ApiExample> All { get; } =
    [
        new(typeof(NewTaskBody), """{"title":"Shorten the sleeves","description":"By 2 cm.\nUntil Friday.","is_completed":false}"""),
        new(typeof(TaskBody), """{"title":"Shorten the sleeves","description":"By 3 cm."}"""),
        new(typeof(ChangeTaskBody), """{"title":"Shorten both sleeves"}"""),
        new(typeof(CompleteTasksBody), $$"""{"ids":["{{Id}}"]}"""),
        new(typeof(CompletedTasksDto), $$"""{"completed":["{{Id}}"],"not_found":[]}"""),
        new(typeof(TaskDto), $$"""
            {"id":"{{Id}}","user_id":"65f0c2a4e1b2c3d4e5f60718","title":"Shorten the sleeves","description":"By 2 cm, until Friday.","is_completed":false,"assigned_to":"{{Maker}}",
             "created_at":"2026-01-31T09:30:00Z","updated_at":"2026-01-31T09:30:00Z"}
            """),
    ];
}
