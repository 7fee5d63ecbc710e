import { useEffect, useState } from "react";
import { Field } from "../../ui/field";

interface PictureFieldProps {
  label: string;
  hint: string;
  file: File | undefined;
  error: string | undefined;
  onChoose: (file: File | undefined) => void;
}

/** A picture to choose, with a look at it where the browser can show its format. */
export function PictureField({ label, hint, file, error, onChoose }: PictureFieldProps) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!file) return setAddress(undefined);
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <div className="picture-field">
      <Field label={label} hint={hint} error={error} type="file" accept="image/jpeg,image/png,image/webp,image/heic,.heic" onChange={(event) => onChoose(event.target.files?.[0])} />
      {address && <img src={address} alt="" onError={() => setAddress(undefined)} />}
    </div>
  );
}
