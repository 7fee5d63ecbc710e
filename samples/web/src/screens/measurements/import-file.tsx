import { isProblem, measurementsImport, type Import } from "@qeyafa/client";
import { useState } from "react";
import { Link } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useKey } from "../../data/use-key";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Form } from "../../ui/form";
import { FileField } from "./file-field";
import { useNames } from "./names";

const mostBytes = 1_048_576;
const mostErrors = 50;

/** Reads measurements in from a file of the export's form. */
export function ImportFile() {
  const t = useText("measurements");
  const format = useFormat();
  const names = useNames();
  const [file, setFile] = useState<File>();
  const [wrong, setWrong] = useState<string>();
  const [result, setResult] = useState<Import>();
  const keyFor = useKey();
  const send = useAction(async (chosen: File) => {
    const body = await chosen.text();
    setResult(await measurementsImport(client, { body, idempotencyKey: keyFor(body) }));
  });
  function submit() {
    setWrong(!file ? t.csvNeeded : file.size > mostBytes ? t.csvBig : undefined);
    setResult(undefined);
    if (file && file.size <= mostBytes) void send.run(file);
  }
  const invalid = isProblem(send.error, "validation_failed") ? Object.entries(send.error.errors) : [];
  const place = (member: string) => /^line (\d+)(?:\.(.+))?$/.exec(member);
  const line = (number: string) => t.line(format.number(Number(number)));
  return (
    <Form refusals={[wrong]} onSubmit={submit}>
      <p>{t.fileText}</p>
      <FileField
        label={t.csv} hint={t.csvHint} error={wrong} accept=".csv,text/csv" file={file}
        onChoose={(chosen) => {
          setFile(chosen);
          setWrong(undefined);
          setResult(undefined);
          send.clear();
        }}
      />
      <Button kind="primary" type="submit" busy={send.busy}>{t.importFile}</Button>
      <div role="status">
        {result && (
          <div className="notice">
            <p>{t.imported(result.imported)}</p>
            {result.warnings.length > 0 && (
              <>
                <h2>{t.warnings}</h2>
                <ul>{result.warnings.map((warning, index) => <li key={index}>{line(String(warning.line))}, {names.label(warning.name)}: {warning.message}</li>)}</ul>
              </>
            )}
            <p><Link href="/measurements">{t.toHistory}</Link></p>
          </div>
        )}
      </div>
      {invalid.length === 0 && <Failure error={send.error} />}
      {invalid.length > 0 && (
        <div className="notice notice-danger" role="alert">
          <p>{t.lineErrors}</p>
          <ul>
            {invalid.slice(0, mostErrors).map(([member, messages]) => {
              const at = place(member);
              return <li key={member}>{at ? [line(at[1]!), at[2] && names.label(at[2])].filter(Boolean).join(", ") : member}: <bdi>{messages.join(" ")}</bdi></li>;
            })}
          </ul>
          {invalid.length > mostErrors && <p>{t.moreErrors(invalid.length - mostErrors)}</p>}
        </div>
      )}
    </Form>
  );
}
