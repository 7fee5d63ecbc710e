import { usersExport } from "@qeyafa/client";
import { client } from "../../client";
import { saveFile } from "../../data/save-file";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";

/** The pictures of years may take their time. */
const longest = 10 * 60_000;

export function Export({ userId }: { userId: string }) {
  const t = useText("account");
  const download = useAction(async () => {
    announce(t.exporting);
    const archive = await usersExport(client, { id: userId }, { timeout: longest });
    saveFile(archive, `qeyafa-${new Date().toISOString().slice(0, 10)}.zip`);
    announce(t.exported);
  });
  return (
    <section className="card" aria-labelledby="account-export">
      <h2 id="account-export">{t.exportTitle}</h2>
      <p>{t.exportIntro}</p>
      <Failure error={download.error} />
      <Button busy={download.busy} onClick={() => void download.run()}>{t.exportButton}</Button>
      {download.busy && <p className="quiet">{t.exporting}</p>}
    </section>
  );
}
