import { measurementsExport } from "@qeyafa/client";
import { Link } from "wouter";
import { client } from "../../client";
import { saveFile } from "../../data/save-file";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { boundsOf, type Period } from "./use-history";

/** Saves the history of a period as a file, and leads to reading one in. */
export function ExportFile({ period }: { period: Period }) {
  const t = useText("measurements");
  const userId = useUserId();
  const save = useAction(async () => {
    const text = await measurementsExport(client, { userId, ...boundsOf(period) }, { timeout: 120_000 });
    saveFile(new Blob([text], { type: "text/csv" }), "measurements.csv");
  });
  return (
    <section aria-labelledby="file">
      <h2 id="file">{t.file}</h2>
      <p>{t.fileText}</p>
      <div className="form-buttons">
        <Button busy={save.busy} onClick={() => void save.run()}>{t.exportFile}</Button>
        <Link className="button" href="/measurements/new?by=file">{t.importFile}</Link>
      </div>
      <Failure error={save.error} />
    </section>
  );
}
