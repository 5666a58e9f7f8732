/** Calls to the server: session cookie, CSRF token, and refusals as sentences. */
import { translate } from "./translate";

/** A refusal by the server, or the network in the way; `message` is a sentence for people. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    detail: string,
    readonly status: number,
  ) {
    super(detail);
    this.name = "ApiProblem";
  }

  /** True where the same call may well succeed a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export interface Call {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  json?: unknown;
  /** Bytes as they are, instead of `json`. */
  bytes?: Blob;
  signal?: AbortSignal;
  /** Sent to its end, though the page may be left meanwhile. */
  keepalive?: boolean;
}

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

export function csrfHeaders(): Record<string, string> {
  return { "X-CSRFToken": csrfToken(), Accept: "application/json" };
}

/** The JSON of a call (null for 204); throws ApiProblem, or the abort reason. */
export async function call(url: string, options: Call = {}) {
  const { method = "GET", json, bytes, signal, keepalive = false } = options;
  const headers = csrfHeaders();
  const init: RequestInit = { method, headers, credentials: "same-origin", keepalive };
  if (json !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(json);
  }
  if (bytes) init.body = bytes;
  if (signal) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(error);
  }
  const body = await response.text();
  if (!response.ok) throw problemFrom(response.status, body);
  return parseBody(response.status, body);
}

export function unreachable(cause?: unknown): ApiProblem {
  const problem = new ApiProblem(
    "unreachable",
    translate(
      "The studio cannot be reached. Check your connection; nothing you have uploaded is lost.",
    ),
    0,
  );
  problem.cause = cause;
  return problem;
}

export function parseBody(status: number, body: string): unknown {
  if (body === "") return null;
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiProblem(
      "not_json",
      translate("The studio gave an answer that makes no sense."),
      status,
    );
  }
}

/** The refusal in an answer: the server's own sentence, or ours, which knows that this is a page. */
export function problemFrom(status: number, body: string): ApiProblem {
  let answer: unknown = null;
  try {
    answer = JSON.parse(body);
  } catch {
    // An HTML error page: the status says enough.
  }
  const { code, detail } = (answer ?? {}) as { code?: unknown; detail?: unknown };
  return new ApiProblem(
    typeof code === "string" ? code : `http_${status}`,
    typeof detail === "string" && !OURS.has(status) ? detail : sentenceFor(status),
    status,
  );
}

/** Signed out, and gone since the page was made: of these a page can say more than the server. */
const OURS = new Set([401, 404]);

function sentenceFor(status: number): string {
  if (status === 401) {
    return translate("You are signed out. Reload the page to sign in, then try again.");
  }
  if (status === 403) {
    return translate("You are signed out, or this page is too old. Reload it and try again.");
  }
  if (status === 404)
    return translate("This is gone: it was deleted, or it is not shared with you any more.");
  if (status === 413) return translate("This is larger than the studio takes.");
  if (status === 429) return translate("That was a bit fast. Try again in a moment.");
  if (status >= 500) return translate("Something broke on our side. Try again in a moment.");
  return translate("The studio refused this ({status}). Reload the page and try again.", {
    status,
  });
}
