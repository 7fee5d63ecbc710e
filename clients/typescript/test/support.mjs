// What the tests share: the client under test, people of their own, and a proxy before the real API that breaks things on purpose.
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

export const api = new URL(process.env.QEYAFA_URL);
export const dist = process.env.QEYAFA_CLIENT;
export const tool = createRequire(path.join(process.env.QEYAFA_TOOLS, "package.json"));
export const q = await import(pathToFileURL(path.join(dist, "index.js")));
export const password = "correct horse battery staple";

/** How long a call may take: the machine may be busy. */
export const timeout = 120_000;

/** Somebody new, registered and signed in. */
export async function person(options = {}) {
  const client = new q.Client({ baseUrl: api.origin, timeout, ...options });
  const email = `${crypto.randomUUID()}@example.com`;
  const { user } = await q.register(client, { email, password, name: "Maya" });
  return { client, user, email };
}

/**
 * A proxy before the API. `rule(request)` says what happens to a request: nothing (it passes), an answer `{ status, headers }`, "drop" (lost on the way
 * there), "lose" (lost on the way back) or "hang"; or a promise of that, until which the request waits.
 */
export async function proxy(t) {
  const sockets = new Set();
  const self = { rule: () => undefined, requests: [], url: "" };
  self.count = (part) => self.requests.filter((request) => request.url.includes(part)).length;
  self.cut = () => sockets.forEach((socket) => socket.destroy());
  const server = http.createServer(async (request, response) => {
    self.requests.push({ method: request.method, url: request.url, headers: request.headers });
    const verdict = await self.rule(request);
    if (verdict === "drop") return request.socket.destroy();
    if (verdict === "hang") return;
    if (verdict?.status) return response.writeHead(verdict.status, verdict.headers).end();
    const onward = http.request(
      { host: api.hostname, port: api.port, method: request.method, path: request.url, headers: { ...request.headers, host: api.host } },
      (answer) => {
        if (verdict === "lose") return answer.resume().on("end", () => request.socket.destroy());
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
        response.flushHeaders();
      },
    );
    onward.on("error", () => request.socket.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  server.keepAliveTimeout = 0; // A connection that it ends while a request comes would be another fault than the one that is tried.
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    self.cut();
    server.close();
  });
  self.url = `http://127.0.0.1:${server.address().port}`;
  return self;
}

/** The store of somebody whose access token the API no longer takes. */
export function staleStore(record) {
  return q.memoryStore({ ...record, access_token: "not.a.token", expires_at: Date.now() + 600_000 });
}

/** A picture: a PNG of one colour. */
export function png(width = 400, height = 600) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  // Noise, so that it is large enough for several reports of progress.
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let i = 0, state = 1; i < rows.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    rows[i] = i % (width * 3 + 1) === 0 ? 0 : state >>> 24;
  }
  const bytes = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", head),
    chunk("IDAT", zlib.deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return new Blob([bytes], { type: "image/png" });
}

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
