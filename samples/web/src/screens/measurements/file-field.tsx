import { useText } from "../../i18n/language";
import { Labelled } from "../../ui/field";

interface FileFieldProps {
  label: string;
  hint: string;
  /** What may be chosen, as `accept` has it. */
  accept: string;
  file: File | undefined;
  error: string | undefined;
  onChoose: (file: File | undefined) => void;
}

/** A file to choose, in the language that is spoken: a browser's own field speaks the browser's. */
export function FileField({ label, hint, accept, file, error, onChoose }: FileFieldProps) {
  const t = useText("measurements");
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(linked) => (
        <span className="file">
          <input {...linked} className="visually-hidden" type="file" accept={accept} onChange={(event) => onChoose(event.target.files?.[0])} />
          <label className="button" htmlFor={linked.id}>{t.chooseFile}</label>
          <bdi className="quiet">{file?.name ?? t.noFile}</bdi>
        </span>
      )}
    </Labelled>
  );
}
