import net from "node:net";
import { origin } from "./api.mjs";

/** A line to the API that breaks when it is told to: everything that is open ends, and nothing gets through until it is mended. */
export async function line() {
  const { hostname, port } = new URL(origin);
  const sockets = new Set();
  let whole = true;
  const keep = (socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  };
  const server = net.createServer((near) => {
    if (!whole) return near.destroy();
    const far = net.connect(Number(port), hostname);
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Ends what is open; new connections get through. */
    cut,
    break() {
      whole = false;
      cut();
    },
    mend: () => (whole = true),
    close() {
      cut();
      server.close();
    },
  };
}
