import type { CallOptions } from "./client.js";

/** How far an upload is, in bytes of the body. */
export interface Progress {
  readonly sent: number;
  /** The whole, as far as it is known. */
  readonly total: number;
}

/**
 * Options with which a call reports its upload: `bodyStorePicture(client, { image }, withProgress(p => show(p.sent / p.total)))`.
 * Browsers send with `XMLHttpRequest`, as their `fetch` reports nothing; elsewhere the body is counted as it is read. A repeated try begins at 0 again.
 */
export function withProgress(report: (progress: Progress) => void, options: CallOptions = {}): CallOptions {
  return { ...options, fetch: typeof XMLHttpRequest === "undefined" ? counted(report) : sentByXhr(report) };
}

function counted(report: (progress: Progress) => void): typeof fetch {
  return async (address, init = {}) => {
    const whole = new Response(init.body);
    const type = whole.headers.get("Content-Type");
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const headers = new Headers(init.headers);
    if (type) headers.set("Content-Type", type);
    let sent = 0;
    report({ sent, total: bytes.length });
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = bytes.subarray(sent, sent + 64 * 1024);
        if (part.length === 0) return controller.close();
        controller.enqueue(part);
        sent += part.length;
        report({ sent, total: bytes.length });
      },
    });
    return fetch(address, { ...init, headers, body, duplex: "half" } as RequestInit);
  };
}

function sentByXhr(report: (progress: Progress) => void): typeof fetch {
  return (address, init = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const abort = () => request.abort();
      request.open(init.method ?? "GET", String(address));
      request.responseType = "blob";
      new Headers(init.headers).forEach((value, name) => request.setRequestHeader(name, value));
      request.upload.onprogress = (event) => report({ sent: event.loaded, total: event.total });
      request.onload = () => resolve(answerOf(request));
      request.onerror = () => reject(new TypeError("The request failed."));
      request.onabort = () => reject(init.signal?.reason ?? new DOMException("Aborted", "AbortError"));
      request.onloadend = () => init.signal?.removeEventListener("abort", abort);
      init.signal?.addEventListener("abort", abort);
      request.send(init.body as XMLHttpRequestBodyInit | null);
    });
}

function answerOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().trim().split(/[\r\n]+/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const bodiless = request.status === 204 || request.status === 304;
  return new Response(bodiless ? null : (request.response as Blob), { status: request.status, headers });
}
