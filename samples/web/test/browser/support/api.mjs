import { bundled } from "../../support/bundled.mjs";

/** Where the API under test is. */
export const origin = new URL(process.env.QEYAFA_URL).origin;

/** The client that the application is made with. */
export const q = await bundled("clients/typescript/src/index.ts");
