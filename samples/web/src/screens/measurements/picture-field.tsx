import { useEffect, useState } from "react";
import { FileField } from "./file-field";

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
      <FileField label={label} hint={hint} error={error} accept="image/jpeg,image/png,image/webp,image/heic,.heic" file={file} onChoose={onChoose} />
      {address && <img src={address} alt="" onError={() => setAddress(undefined)} />}
    </div>
  );
}
