import { client, equal, userId } from "snippet";
import { measurementsHistory } from "@qeyafa/client";
const kept = new Map<string, unknown>();
const keep = (draft: { key: string }) => kept.set(draft.key, draft);
const forget = (draft: { key: string }) => kept.delete(draft.key);
const body = { measurements: { chest: 92.5 }, unit: "cm" as const };
// show
import { measurementsRecord } from "@qeyafa/client";

const draft = { key: crypto.randomUUID(), body };
keep(draft); // So that the same can be sent after the page was closed.
await measurementsRecord(client, { body: draft.body, idempotencyKey: draft.key });
forget(draft);
// end
await measurementsRecord(client, { body, idempotencyKey: draft.key });
equal((await measurementsHistory(client, { userId })).items.length, 1);
