import { client, equal } from "snippet";

const file = new File(["This is no picture."], "notes.jpg", { type: "image/jpeg" });
const shown: string[] = [];
const show = (text: string) => shown.push(text);
// show
import { bodyStorePicture, ProblemError } from "@qeyafa/client";

const texts: Record<string, string> = {
  unsupported_picture: "Please choose a JPEG, PNG, WebP or HEIC picture.",
  content_too_large: "Please choose a picture of at most 10 MB.",
  picture_too_large: "Please choose a picture of fewer pixels.",
  picture_damaged: "The file is damaged. Please choose another one.",
  pictures_busy: "Many pictures are coming in. Please try again in a moment.",
};
try {
  await bodyStorePicture(client, { image: file });
} catch (error) {
  const text = error instanceof ProblemError ? texts[error.code] : undefined;
  if (!text) throw error;
  show(text);
}
// end
equal(shown, ["Please choose a JPEG, PNG, WebP or HEIC picture."]);
