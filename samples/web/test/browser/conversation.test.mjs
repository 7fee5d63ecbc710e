import { person } from "./support/people.mjs";
import { arrive, go, once } from "./support/page.mjs";
import { journey } from "./support/stage.mjs";

journey("two people write to each other and see at once what the other writes and reads", "conversation", async (stage) => {
  const [maya, ben] = [await person("Maya"), await person("Ben")];
  const [hers, his] = [await stage.open("/", { as: maya }), await stage.open("/", { as: ben, width: 390 })];
  await arrive(hers, "Hello, Maya");
  await arrive(his, "Hello, Ben");

  await go(hers, "Conversations");
  await arrive(hers, "Conversations");
  await stage.picture(hers, "1-none");
  await hers.getByRole("link", { name: "New conversation" }).click();
  await arrive(hers, "New conversation");
  await hers.getByRole("textbox", { name: "Contact id or link" }).fill(ben.id);
  await stage.picture(hers, "2-whom");
  await hers.getByRole("button", { name: "Continue" }).click();
  const her = hers.getByRole("textbox", { name: /^Message to/ });
  await her.fill("Did the coat fit?");
  await her.press("Enter");
  await arrive(hers, "Ben");
  const herLog = hers.getByRole("log", { name: "Messages with Ben" });
  await once(herLog, "Did the coat fit?");

  await his.getByRole("button", { name: "Menu", exact: true }).click();
  await his.getByRole("link", { name: "Conversations (1 unread)" }).waitFor();
  await stage.picture(his, "3-unread");
  await his.getByRole("link", { name: "Conversations (1 unread)" }).click();
  await arrive(his, "Conversations");
  await stage.picture(his, "4-list");
  await his.getByRole("link", { name: /Maya.*Did the coat fit\?.*1 unread/ }).click();
  await arrive(his, "Maya");
  const hisLog = his.getByRole("log", { name: "Messages with Maya" });
  await once(hisLog, "Did the coat fit?");

  const him = his.getByRole("textbox", { name: "Message to Maya" });
  await him.fill("It did.\nThank you! 🧥");
  await his.getByRole("button", { name: "Send", exact: true }).click();
  await once(herLog, "It did.");
  await her.fill("<b>Good</b>");
  const read = his.waitForResponse(/\/conversations\/[^/]+\/read$/);
  await her.press("Enter");
  await once(hisLog, "<b>Good</b>");
  await read;
  await his.getByRole("button", { name: "Menu", exact: true }).click();
  await his.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Conversations", exact: true }).waitFor();
  await his.getByRole("button", { name: "Menu", exact: true }).click();
  await hers.reload();
  await herLog.getByText("Read", { exact: true }).first().waitFor();
  await stage.picture(hers, "5-hers");
  await stage.picture(his, "6-his");
});
