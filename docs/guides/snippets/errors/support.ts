import { client, equal, ok } from "snippet";
const id = "0".repeat(24);
const shown: (string | undefined)[] = [];
const showSupport = (requestId: string | undefined, traceId: string | undefined) => shown.push(requestId, traceId);
// show
import { isProblem, measurementsGet } from "@qeyafa/client";

try {
  await measurementsGet(client, { id }, { requestId: "checkout-4711" });
} catch (error) {
  if (!isProblem(error)) throw error;
  showSupport(error.requestId, error.traceId);
}
// end
equal(shown[0], "checkout-4711");
ok(shown[1]);
