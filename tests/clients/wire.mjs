// The wire by hand: requests that no client library would send.

import { request as httpRequest } from "node:http";
import { connect } from "node:net";

export const VERSION = { "Tus-Resumable": "1.0.0" };
export const PIECE = { "Content-Type": "application/offset+octet-stream" };

/** One request; resolves with { status, headers, body }. */
export function send(method, url, headers = {}, body = null) {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { "Content-Length": body.length };
    const request = httpRequest(url, { method, headers: { ...length, ...headers }, agent: false });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    request.end(body);
  });
}

/** Begins a request with a body of `length` bytes and sends only `part` of it; the caller holds the line. */
export function begin(method, url, headers, length, part) {
  const { hostname, port, pathname } = new URL(url);
  const line = connect(Number(port), hostname);
  const fields = { Host: `${hostname}:${port}`, "Content-Length": length, ...headers };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = new Promise((resolve) => {
    let text = "";
    line.on("data", (chunk) => {
      text += chunk.toString("latin1");
      const status = /^HTTP\/1\.1 (\d+)/.exec(text);
      if (status && status[1] !== "100") resolve({ status: Number(status[1]) });
    });
    line.on("error", () => resolve({ status: 0 }));
    line.on("close", () => resolve({ status: 0 }));
  });
  line.write(`${method} ${pathname} HTTP/1.1\r\n${head.join("")}\r\n`);
  line.write(part);
  return { answer, cut: () => line.destroy() };
}
