import { isProblem, tasksComplete, tasksDelete, tasksList } from "@qeyafa/client";
import { anotherPerson, client, equal, ok, userId } from "snippet";

const maker = await anotherPerson("contractor");
const ends = new Date(Date.now() + 90 * 24 * 60 * 60 * 1000).toISOString();
// show
import { sharesPut, tasksCreate } from "@qeyafa/client";

await sharesPut(client, {
  id: userId,
  userId: maker.userId,
  body: { scopes: ["measurements:read"], expires_at: ends },
});

const task = await tasksCreate(client, {
  userId,
  body: { title: "Shorten the sleeves by 2 cm", assigned_to: maker.userId },
});
// end
equal((await tasksList(maker.client, { userId: maker.userId })).items.map(({ id }) => id), [task.id]);
equal((await tasksComplete(maker.client, { userId: maker.userId, id: task.id })).is_completed, true);
const refused = await tasksDelete(maker.client, { userId: maker.userId, id: task.id }).catch((error: unknown) => error);
ok(isProblem(refused, "task_not_yours"));
