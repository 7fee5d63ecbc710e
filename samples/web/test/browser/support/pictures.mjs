import { openAsBlob } from "node:fs";
import path from "node:path";

/** The file of a demonstration picture, such as `person-amal-front` or `garment-shirt`. */
export const pictureFile = (name) => path.join(import.meta.dirname, "../../../../../src/Qeyafa.Infrastructure/Seeding/DemoPictures", `${name}.jpg`);

/** The same picture as what the client uploads. */
export const picture = (name) => openAsBlob(pictureFile(name), { type: "image/jpeg" });
