import assert from "node:assert/strict";
import { q } from "./support/api.mjs";
import { person } from "./support/people.mjs";
import { arrive, go, marked } from "./support/page.mjs";
import { journey } from "./support/stage.mjs";

journey("a task is made, completed and reopened", "tasks", async (stage) => {
  const maya = await person();
  const page = await stage.open("/tasks", { as: maya, width: 390 });
  await page.getByText("You have no tasks yet.").or(page.getByText("Nothing is left to do.")).waitFor();
  await stage.picture(page, "1-none");
  await page.getByRole("link", { name: "New task" }).click();
  await arrive(page, "New task");
  const title = page.getByRole("textbox", { name: "What has to be done" });
  await page.getByRole("button", { name: "Save" }).click();
  await marked(title, "Say what has to be done.");
  await title.fill("Measure the waist");
  await page.getByRole("button", { name: "Save" }).click();
  await arrive(page, "Measure the waist");
  await stage.picture(page, "2-made");

  await go(page, "Tasks");
  const done = page.getByRole("checkbox", { name: "Done: Measure the waist" });
  const completed = page.waitForResponse(/\/complete$/);
  await done.check();
  await page.getByText("“Measure the waist” is done.").first().waitFor();
  await stage.picture(page, "3-done");
  await completed;
  assert.deepEqual(await stored(maya), [true]);
  await page.getByRole("link", { name: "Measure the waist" }).click();
  await arrive(page, "Measure the waist");
  const reopened = page.waitForResponse(/\/reopen$/);
  await page.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("button", { name: "Complete" }).waitFor();
  await reopened;
  assert.deepEqual(await stored(maya), [false]);
  await go(page, "Tasks");
  await page.getByRole("checkbox", { name: "Done: Measure the waist", checked: false }).waitFor();
  await stage.picture(page, "4-reopened");
});

/** Whether each task is completed, as it is stored. */
async function stored({ client, id }) {
  const { items } = await q.tasksList(client, { userId: id });
  return items.map((task) => task.is_completed);
}
