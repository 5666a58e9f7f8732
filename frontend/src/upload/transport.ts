/** The network side of an upload. Parts go by XMLHttpRequest: fetch cannot tell how far it is. */
import { call, csrfHeaders, parseBody, problemFrom, unreachable } from "../shared/api";
import { readClip } from "../shared/clip";
import { readUpload, type Transport } from "./transfer";

export const httpTransport: Transport = {
  async begin(project, name, size, signal) {
    const url = `/api/projects/${project}/uploads`;
    return readUpload(await call(url, { method: "POST", json: { name, size }, signal }), "");
  },

  async status(id, signal) {
    return readUpload(await call(`/api/uploads/${id}`, { signal }), "");
  },

  async put(id, part, bytes, sent, signal) {
    const url = `/api/uploads/${id}/parts/${part}`;
    return readUpload(await sendBytes(url, bytes, sent, signal), "");
  },

  async complete(id, signal) {
    return readClip(await call(`/api/uploads/${id}/complete`, { method: "POST", signal }), "");
  },

  async remove(id) {
    await call(`/api/uploads/${id}`, { method: "DELETE" });
  },
};

/** PUTs raw bytes and resolves with the JSON of the answer. */
function sendBytes(
  url: string,
  bytes: Blob,
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => {
      request.abort();
    };
    const end = (settle: () => void) => () => {
      signal.removeEventListener("abort", abort);
      settle();
    };
    request.open("PUT", url);
    for (const [name, value] of Object.entries(csrfHeaders())) {
      request.setRequestHeader(name, value);
    }
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      sent(event.loaded);
    };
    request.onload = end(() => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(parseBody(status, responseText));
      else reject(problemFrom(status, responseText));
    });
    request.onerror = end(() => {
      reject(unreachable());
    });
    request.onabort = end(() => {
      reject(signal.reason as Error);
    });
    signal.addEventListener("abort", abort, { once: true });
    request.send(bytes);
  });
}
