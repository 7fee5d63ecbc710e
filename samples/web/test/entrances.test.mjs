import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { wantedIn } = await bundled("samples/web/src/shell/entrances.ts");

test("whoever signs in comes back to where they wanted", () => {
  assert.equal(wantedIn("to=%2Ftasks%3Fpage%3D2"), "/tasks?page=2");
  assert.equal(wantedIn(""), "/");
});

test("nobody is sent elsewhere, nor round in a circle", () => {
  for (const to of ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)", "/sign-in", "/register?to=/register"]) {
    assert.equal(wantedIn(new URLSearchParams({ to }).toString()), "/", to);
  }
});
