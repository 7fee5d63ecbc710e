/** How a generated function's request is made. */
export interface Operation {
  readonly method: string;
  /** With `{name}` where a parameter goes. */
  readonly path: string;
  /** No access token is needed; one is sent where there is one. */
  readonly anonymous?: boolean;
  readonly query?: readonly string[];
  /** The headers' names by the parameters'. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The parts of form data. */
  readonly form?: readonly string[];
  /** The media type of the body in the parameter `body`. */
  readonly body?: string;
}

/** @internal */
export type Parameters = Readonly<Record<string, unknown>>;

/** The address with the parameters of its path and query. @internal */
export function addressOf(base: string, operation: Operation, parameters: Parameters): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === null || value === "") throw new TypeError(`${name} is missing.`);
    const text = String(value); // A picture's key has slashes.
    if (text.split("/").some((part) => part === "." || part === "..")) throw new TypeError(`${name} is no id: ${text}`);
    return encodeURIComponent(text).replace(/%2F/g, "/");
  });
  const query = new URLSearchParams();
  for (const name of operation.query ?? []) {
    const value = parameters[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one));
    }
  }
  const text = query.toString();
  return base + path + (text && `?${text}`);
}

/** The request's body, made anew for each try. @internal */
export function bodyOfRequest(operation: Operation, parameters: Parameters): string | FormData | undefined {
  if (operation.form) {
    const form = new FormData();
    for (const name of operation.form) {
      const value = parameters[name];
      if (value instanceof Blob) form.append(name, value, value instanceof File ? value.name : name);
      else if (value !== undefined && value !== null) form.append(name, String(value));
    }
    return form;
  }
  const body = parameters.body;
  if (!operation.body || body === undefined) return undefined;
  return operation.body.includes("json") ? JSON.stringify(body) : String(body);
}
