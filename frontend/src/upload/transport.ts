/** The network side of an upload. Parts go by XMLHttpRequest: fetch cannot tell how far it is. */
import { ApiProblem, call, csrfHeaders, problemFrom, unreachable } from "../shared/api";
import { list, type Reader, record, number, text } from "../shared/shape";
import { translate } from "../shared/translate";
import { type PartOffer, readUpload, type Transport, type Upload } from "./upload";

const readHeaders: Reader<Record<string, string>> = (value, path) =>
  Object.fromEntries(Object.entries(value ?? {}).map(([name, held]) => [name, text(held, path)]));

const readOffers = list(record<PartOffer>({ number, url: text, headers: readHeaders }));

const readPage = record<{ results: Upload[] }>({ results: list(readUpload) });

export const httpTransport: Transport = {
  async begin(project, file, signal) {
    const url = `/api/projects/${project}/uploads`;
    return readUpload(await call(url, { method: "POST", json: file, signal }), "");
  },

  async unfinished(project, signal) {
    const url = `/api/projects/${project}/uploads?page_size=200`;
    return readPage(await call(url, { signal }), "").results;
  },

  async status(id, signal) {
    return readUpload(await call(`/api/uploads/${id}`, { signal }), "");
  },

  async offer(id, part, sha256, signal) {
    const json = { parts: [{ number: part, sha256 }] };
    const answer = await call(`/api/uploads/${id}/parts`, { method: "POST", json, signal });
    const [offer] = readOffers(answer, "");
    if (!offer) throw new ApiProblem("no_offer", unreachable().message, 503);
    return offer;
  },

  put: sendBytes,

  async complete(id, signal) {
    return readUpload(await call(`/api/uploads/${id}/complete`, { method: "POST", signal }), "");
  },

  async remove(id) {
    await call(`/api/uploads/${id}`, { method: "DELETE", keepalive: true });
  },
};

/** PUTs raw bytes to the site, with its token, or to a bucket, which is told nothing of us. */
function sendBytes(
  offer: PartOffer,
  bytes: Blob,
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted(); // a request that was never sent tells nobody that it was aborted
    const request = new XMLHttpRequest();
    const abort = () => {
      request.abort();
    };
    const end = (settle: () => void) => () => {
      signal.removeEventListener("abort", abort);
      settle();
    };
    const ours = offer.url.startsWith("/");
    const headers = ours ? { ...csrfHeaders(), ...offer.headers } : offer.headers;
    request.open("PUT", offer.url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      sent(event.loaded);
    };
    request.onload = end(() => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve();
      else reject(ours ? problemFrom(status, responseText) : bucketProblem(status));
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

/** A part the bucket did not take: damaged on its way, or its address too old. Asked for anew. */
function bucketProblem(status: number): ApiProblem {
  const sentence = translate("The studio's store does not take the file ({status}).", { status });
  return new ApiProblem("store", sentence, 503);
}
