/** What the API takes, for the chooser: all are pictures, so that a phone offers its camera. */
export const acceptedTypes = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"];

/** The largest file that the API takes. */
export const maxBytes = 10 * 1024 * 1024;

export type PictureFault = "type" | "size" | "empty";

/** What is wrong with a file before it is sent. Not every system knows a type for HEIC; the API looks at the content. */
export function faultOf(file: File): PictureFault | undefined {
  const type = file.type.toLowerCase();
  if (!acceptedTypes.includes(type) && !(type === "" && /\.hei[cf]$/i.test(file.name))) return "type";
  if (file.size === 0) return "empty";
  return file.size > maxBytes ? "size" : undefined;
}
