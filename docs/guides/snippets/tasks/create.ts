import { client, equal, userId } from "snippet";
// show
import { tasksCreate } from "@qeyafa/client";

const task = await tasksCreate(client, {
  userId,
  body: { title: "Choose the lining", description: "Silk or viscose: ask for both." },
});
// end
equal([task.title, task.is_completed, task.assigned_to], ["Choose the lining", false, null]);
