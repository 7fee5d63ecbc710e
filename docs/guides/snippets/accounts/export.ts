import { client, equal, userId } from "snippet";
const link = { href: "", download: "", click() {} };
// show
import { usersExport } from "@qeyafa/client";

const zip = await usersExport(client, { id: userId });
link.href = URL.createObjectURL(zip);
link.download = "my-data.zip";
link.click();
// end
equal((await zip.text()).slice(0, 2), "PK");
