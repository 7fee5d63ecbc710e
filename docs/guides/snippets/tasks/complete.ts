import { tasksCreate } from "@qeyafa/client";
import { client, equal, userId } from "snippet";

const { id } = await tasksCreate(client, { userId, body: { title: "Choose the lining" } });
const second = await tasksCreate(client, { userId, body: { title: "Measure again" } });
const ids = [id, second.id, "65f0c2a4e1b2c3d4e5f60718"];
// show
import { tasksComplete, tasksCompleteMany, tasksReopen } from "@qeyafa/client";

const done = await tasksComplete(client, { userId, id });
const reopened = await tasksReopen(client, { userId, id });

// Up to 100 at once.
const { completed, not_found } = await tasksCompleteMany(client, { userId, body: { ids } });
// end
equal([done.is_completed, reopened.is_completed], [true, false]);
equal([completed, not_found], [[id, second.id], ["65f0c2a4e1b2c3d4e5f60718"]]);
