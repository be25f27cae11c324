// What the protocol says, asked of a server from outside. The same list runs against ours and against the reference;
// each scenario ends in a short word of what was seen, and the test compares the words.
//
// Job: { endpoint?, token?, limit, slots: [{ file, report_id, photo_id }] }; without an endpoint the reference is started.
// Result: { name of scenario: what was seen }

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import { nextJob, tell } from "./job.mjs";
import { reference } from "./reference.mjs";
import { PIECE, VERSION, begin, send } from "./wire.mjs";

const job = await nextJob();
const server = job.endpoint ? { endpoint: job.endpoint, stop: async () => {} } : await reference(job.limit);
const { endpoint } = server;
const login = job.token ? { Authorization: `Bearer ${job.token}` } : {};
const base64 = (value) => Buffer.from(value).toString("base64");
const digest = (algorithm, bytes) => `${algorithm} ${createHash(algorithm).update(bytes).digest("base64")}`;

/** A photo nobody has sent yet. */
async function slot() {
  const next = job.slots.shift();
  if (!next) throw new Error("there are more scenarios than slots");
  const bytes = await readFile(next.file);
  const metadata = `report_id ${base64(next.report_id)},photo_id ${base64(next.photo_id)}`;
  return { bytes, half: Math.floor(bytes.length / 2), metadata };
}

function post(headers, body = null) {
  return send("POST", endpoint, { ...VERSION, ...login, ...headers }, body);
}

/** Begins an upload of a new photo. */
async function created(headers) {
  const photo = await slot();
  const how = headers ?? { "Upload-Length": photo.bytes.length };
  const answer = await post({ "Upload-Metadata": photo.metadata, ...how });
  if (answer.status !== 201) throw new Error(`creation was answered ${answer.status}: ${answer.body}`);
  return { ...photo, answer, url: new URL(answer.headers.location, endpoint).href };
}

function patch(url, offset, body, headers = {}) {
  return send("PATCH", url, { ...VERSION, ...login, ...PIECE, "Upload-Offset": offset, ...headers }, body);
}

const head = (url) => send("HEAD", url, { ...VERSION, ...login });
const remove = (url) => send("DELETE", url, { ...VERSION, ...login });
const offset = (answer) => answer.headers["upload-offset"];
const has = (answer, name) => (answer.headers[name] ? name : `no ${name}`);
const sorted = (list) => list.split(",").map((one) => one.trim()).sort().join(" ");
const isDate = (text) => Number.isFinite(Date.parse(text)) && text.endsWith("GMT");

const pause = () => new Promise((resolve) => setTimeout(resolve, 25));

/** Asks until the server has some bytes, if it ever has. */
async function arrived(url) {
  for (let tries = 0; tries < 40; tries += 1) {
    const at = Number(offset(await head(url)));
    if (at > 0) return at;
    await pause();
  }
  return 0;
}

const scenarios = {
  "OPTIONS: status and version": async () => {
    const answer = await send("OPTIONS", endpoint, login);
    return `${answer.status} ${answer.headers["tus-version"]}`;
  },
  "OPTIONS: extensions": async () => sorted((await send("OPTIONS", endpoint, login)).headers["tus-extension"]),
  "OPTIONS: largest size": async () => `${(await send("OPTIONS", endpoint, login)).headers["tus-max-size"] == job.limit}`,
  "OPTIONS: checksum algorithms": async () =>
    sorted((await send("OPTIONS", endpoint, login)).headers["tus-checksum-algorithm"] ?? "none"),
  "OPTIONS: names the version of the answer": async () =>
    (await send("OPTIONS", endpoint, login)).headers["tus-resumable"] ?? "none",
  "creation": async () => {
    const { answer } = await created();
    return `${answer.status} ${has(answer, "location")} ${has(answer, "tus-resumable")}`;
  },
  "creation: tells when the upload expires": async () =>
    `${isDate((await created()).answer.headers["upload-expires"] ?? "")}`,
  "creation: kind of Location": async () => {
    const { location } = (await created()).answer.headers;
    return location.startsWith("/") && !location.startsWith("//") ? "path" : "address";
  },
  "creation without a length": async () => {
    const { metadata } = await slot();
    return `${(await post({ "Upload-Metadata": metadata })).status}`;
  },
  "creation with a length told and left for later": async () => {
    const { metadata, bytes } = await slot();
    const both = { "Upload-Length": bytes.length, "Upload-Defer-Length": 1 };
    return `${(await post({ "Upload-Metadata": metadata, ...both })).status}`;
  },
  "creation with a length below zero": async () => {
    const { metadata } = await slot();
    return `${(await post({ "Upload-Metadata": metadata, "Upload-Length": -1 })).status}`;
  },
  "creation with a length that is no number": async () => {
    const { metadata } = await slot();
    return `${(await post({ "Upload-Metadata": metadata, "Upload-Length": "many" })).status}`;
  },
  "creation of more than the largest size": async () => {
    const { metadata } = await slot();
    return `${(await post({ "Upload-Metadata": metadata, "Upload-Length": job.limit + 1 })).status}`;
  },
  "creation of nothing": async () => {
    const { metadata } = await slot();
    return `${(await post({ "Upload-Metadata": metadata, "Upload-Length": 0 })).status}`;
  },
  "creation without metadata": async () => `${(await post({ "Upload-Length": 10 })).status}`,
  "creation with broken metadata": async () =>
    `${(await post({ "Upload-Length": 10, "Upload-Metadata": "photo_id !!!,,photo_id" })).status}`,
  "creation without Tus-Resumable": async () => {
    const { metadata, bytes } = await slot();
    const headers = { ...login, "Upload-Metadata": metadata, "Upload-Length": bytes.length };
    const answer = await send("POST", endpoint, headers);
    return `${answer.status} ${has(answer, "tus-version")}`;
  },
  "creation in another version": async () => {
    const { metadata, bytes } = await slot();
    const headers = { "Tus-Resumable": "0.2.2", "Upload-Metadata": metadata, "Upload-Length": bytes.length };
    const answer = await post(headers);
    return `${answer.status} ${has(answer, "tus-version")}`;
  },
  "creation with all bytes": async () => {
    const { metadata, bytes } = await slot();
    const headers = { "Upload-Metadata": metadata, "Upload-Length": bytes.length, ...PIECE };
    const answer = await post(headers, bytes);
    return `${answer.status} whole: ${offset(answer) == bytes.length}`;
  },
  "creation with the first half": async () => {
    const { metadata, bytes, half } = await slot();
    const headers = { "Upload-Metadata": metadata, "Upload-Length": bytes.length, ...PIECE };
    const answer = await post(headers, bytes.subarray(0, half));
    const url = new URL(answer.headers.location, endpoint).href;
    const rest = await patch(url, half, bytes.subarray(half));
    return `${answer.status} half: ${offset(answer) == half}, ${rest.status} whole: ${offset(rest) == bytes.length}`;
  },
  "creation with bytes of another type": async () => {
    const { metadata, bytes } = await slot();
    const headers = { "Upload-Metadata": metadata, "Upload-Length": bytes.length, "Content-Type": "image/jpeg" };
    return `${(await post(headers, bytes)).status}`;
  },
  "creation with a length for later, told with the first bytes": async () => {
    const { url, bytes } = await created({ "Upload-Defer-Length": 1 });
    const before = await head(url);
    const sent = await patch(url, 0, bytes, { "Upload-Length": bytes.length });
    const after = await head(url);
    return `deferred: ${before.headers["upload-defer-length"]}, ${sent.status}, length: ${after.headers["upload-length"] == bytes.length}`;
  },
  "creation with a length for later, told with an empty piece at the end": async () => {
    const { url, bytes } = await created({ "Upload-Defer-Length": 1 });
    const sent = await patch(url, 0, bytes);
    const told = await patch(url, bytes.length, Buffer.alloc(0), { "Upload-Length": bytes.length });
    return `${sent.status} ${told.status} whole: ${offset(await head(url)) == bytes.length}`;
  },
  "another length than before": async () => {
    const { url, bytes } = await created();
    return `${(await patch(url, 0, bytes, { "Upload-Length": bytes.length + 1 })).status}`;
  },
  "HEAD of a new upload": async () => {
    const { url, bytes, metadata } = await created();
    const answer = await head(url);
    const same = sorted(answer.headers["upload-metadata"]) === sorted(metadata);
    return `${answer.status} ${offset(answer)} length: ${answer.headers["upload-length"] == bytes.length} metadata: ${same}`;
  },
  "HEAD is not cached": async () => (await head((await created()).url)).headers["cache-control"],
  "HEAD of no upload": async () => {
    const answer = await head(`${endpoint}/019a3b5e-7c00-7000-8000-000000000001`);
    return `${answer.status} ${has(answer, "upload-offset")}`;
  },
  "HEAD without Tus-Resumable": async () => `${(await send("HEAD", (await created()).url, login)).status}`,
  "PATCH of all bytes": async () => {
    const { url, bytes } = await created();
    const answer = await patch(url, 0, bytes);
    return `${answer.status} whole: ${offset(answer) == bytes.length}`;
  },
  "PATCH in three pieces": async () => {
    const { url, bytes, half } = await created();
    const first = await patch(url, 0, bytes.subarray(0, 1));
    const second = await patch(url, 1, bytes.subarray(1, half));
    const asked = await head(url);
    const third = await patch(url, half, bytes.subarray(half));
    return `${first.status} ${second.status} ${third.status} half: ${offset(asked) == half}, whole: ${offset(third) == bytes.length}`;
  },
  "PATCH of nothing": async () => {
    const { url } = await created();
    const answer = await patch(url, 0, Buffer.alloc(0));
    return `${answer.status} ${offset(answer)}`;
  },
  "PATCH beside the offset": async () => {
    const { url, bytes } = await created();
    const answer = await patch(url, 5, bytes.subarray(5));
    return `${answer.status} then ${offset(await head(url))}`;
  },
  "PATCH without an offset": async () => {
    const { url, bytes } = await created();
    return `${(await send("PATCH", url, { ...VERSION, ...login, ...PIECE }, bytes)).status}`;
  },
  "PATCH with an offset below zero": async () => {
    const { url, bytes } = await created();
    return `${(await patch(url, -1, bytes)).status}`;
  },
  "PATCH of another type": async () => {
    const { url, bytes } = await created();
    return `${(await patch(url, 0, bytes, { "Content-Type": "image/jpeg" })).status}`;
  },
  "PATCH beyond the length": async () => {
    const { url, bytes } = await created();
    return `${(await patch(url, 0, Buffer.concat([bytes, bytes]))).status}`;
  },
  "PATCH of no upload": async () =>
    `${(await patch(`${endpoint}/019a3b5e-7c00-7000-8000-000000000001`, 0, Buffer.from("x"))).status}`,
  "PATCH without Tus-Resumable": async () => {
    const { url, bytes } = await created();
    return `${(await send("PATCH", url, { ...login, ...PIECE, "Upload-Offset": 0 }, bytes)).status}`;
  },
  "PATCH of a whole upload from its start": async () => {
    const { url, bytes } = await created();
    await patch(url, 0, bytes);
    return `${(await patch(url, 0, bytes)).status}`;
  },
  "PATCH said by a POST": async () => {
    const { url, bytes } = await created();
    const headers = { ...VERSION, ...login, ...PIECE, "Upload-Offset": 0, "X-HTTP-Method-Override": "PATCH" };
    return `${(await send("POST", url, headers, bytes)).status}`;
  },
  "PATCH with a right SHA-1": async () => {
    const { url, bytes } = await created();
    return `${(await patch(url, 0, bytes, { "Upload-Checksum": digest("sha1", bytes) })).status}`;
  },
  "PATCH with a wrong SHA-1": async () => {
    const { url, bytes, half } = await created();
    const wrong = { "Upload-Checksum": digest("sha1", "something else") };
    const answer = await patch(url, 0, bytes.subarray(0, half), wrong);
    return `${answer.status} then ${offset(await head(url)) == 0 ? "nothing kept" : "bytes kept"}`;
  },
  "PATCH with a checksum nobody offered": async () => {
    const { url, bytes } = await created();
    return `${(await patch(url, 0, bytes, { "Upload-Checksum": "crc32 AAAAAA==" })).status}`;
  },
  "bytes before the line broke count": async () => {
    const { url, bytes, half } = await created();
    const headers = { ...VERSION, ...login, ...PIECE, "Upload-Offset": 0 };
    let at = 0;
    // A line that is cut before the server read from it brings nothing; then it is cut again.
    for (let tries = 0; tries < 20 && at === 0; tries += 1) {
      const line = begin("PATCH", url, headers, bytes.length, bytes.subarray(0, half));
      await pause();
      line.cut();
      at = await arrived(url);
    }
    const rest = await patch(url, at, bytes.subarray(at));
    return `counted: ${at > 0 && at <= half}, ${rest.status} whole: ${offset(rest) == bytes.length}`;
  },
  "a newer request does not wait for the end of an older one": async () => {
    const { url, bytes, half } = await created();
    const headers = { ...VERSION, ...login, ...PIECE, "Upload-Offset": 0 };
    const line = begin("PATCH", url, headers, bytes.length, bytes.subarray(0, half));
    const at = await arrived(url);
    const rest = await patch(url, at, bytes.subarray(at));
    const older = await line.answer;
    line.cut();
    return `${rest.status} whole: ${offset(rest) == bytes.length}, the older: ${older.status}`;
  },
  "DELETE, then HEAD": async () => {
    const { url } = await created();
    return `${(await remove(url)).status} ${(await head(url)).status}`;
  },
  "DELETE, then PATCH": async () => {
    const { url, bytes } = await created();
    return `${(await remove(url)).status} ${(await patch(url, 0, bytes)).status}`;
  },
  "DELETE of no upload": async () => `${(await remove(`${endpoint}/019a3b5e-7c00-7000-8000-000000000001`)).status}`,
  "DELETE of a whole upload": async () => {
    const { url, bytes } = await created();
    await patch(url, 0, bytes);
    return `${(await remove(url)).status}`;
  },
  "GET of a whole upload": async () => {
    const { url, bytes } = await created();
    await patch(url, 0, bytes);
    return `${(await send("GET", url, { ...VERSION, ...login })).status}`;
  },
  "a preflight from a page elsewhere": async () => {
    const asked = { Origin: "http://elsewhere.example", "Access-Control-Request-Method": "POST" };
    return (await send("OPTIONS", endpoint, asked)).headers["access-control-allow-origin"] ?? "not allowed";
  },
};

const seen = {};
for (const [name, run] of Object.entries(scenarios)) {
  try {
    seen[name] = await run();
  } catch (error) {
    seen[name] = `failed: ${error.message}`;
  }
}
await server.stop();
tell(seen);
process.exit(0);
