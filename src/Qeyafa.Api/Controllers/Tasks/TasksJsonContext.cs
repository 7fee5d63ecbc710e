using System.Text.Json.Serialization;
using Qeyafa.Api.Http;
using Qeyafa.Application.Tasks;

namespace Qeyafa.Api.Controllers.Tasks;

/// <summary>The types that tasks are read into and written from.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(NewTaskBody))]
[JsonSerializable(typeof(TaskBody))]
[JsonSerializable(typeof(ChangeTaskBody))]
[JsonSerializable(typeof(CompleteTasksBody))]
[JsonSerializable(typeof(CompletedTasksDto))]
[JsonSerializable(typeof(TaskDto))]
[JsonSerializable(typeof(Domain.Tasks.WorkItemOrder))]
[JsonSerializable(typeof(PageBody<TaskDto>))]
internal sealed partial class TasksJsonContext : JsonSerializerContext;
