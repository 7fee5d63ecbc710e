import { Client, webStore } from "@qeyafa/client";
import { watchedFetch } from "./data/connection";

/** The one client of the page: the API is on the page's own host, and all tabs share the session. */
export const client = new Client({ store: webStore(), fetch: watchedFetch });
