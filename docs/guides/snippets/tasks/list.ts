import { tasksCreate } from "@qeyafa/client";
import { client, equal, userId } from "snippet";

for (const [title, is_completed] of [["Choose the lining", false], ["Measure again", false], ["Lining paid", true]] as const) {
  await tasksCreate(client, { userId, body: { title, is_completed } });
}
const titles: string[] = [];
const show = (title: string) => titles.push(title);
// show
import { iterate, tasksList } from "@qeyafa/client";

const open = { userId, is_completed: false, sort: "oldest", limit: 100 } as const;
for await (const task of iterate(tasksList, client, open)) show(task.title);

const found = await tasksList(client, { userId, q: "lin" });
// end
equal(titles, ["Choose the lining", "Measure again"]);
equal(found.items.map((task) => task.title), ["Lining paid", "Choose the lining"]);
