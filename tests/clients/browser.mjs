// Chromium with a page of its own origin that sends photos.
//
// First line out: { origin }. Job: { with: "tus" | "uppy", endpoint, token, photos: [{ file, report_id, photo_id }] }
// Result: { sent, retries }

import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream";

import { build } from "esbuild";
import { chromium } from "playwright-core";

import { nextJob, tell } from "./job.mjs";

const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const bundle = await build({
  entryPoints: [new URL("page.js", import.meta.url).pathname],
  bundle: true,
  format: "iife",
  write: false,
  logLevel: "error",
});
const script = bundle.outputFiles[0].contents;
let photos = [];

const server = createServer((request, response) => {
  const photo = photos[Number(request.url.split("/photo/")[1])];
  if (photo) return pipeline(createReadStream(photo.file), response, () => {});
  if (request.url === "/page.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(script);
  response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><script src=/page.js></script>");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
tell({ origin });

const job = await nextJob();
photos = job.photos;
const profile = await mkdtemp(join(tmpdir(), "shigan-chromium-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: SWITCHES,
});
try {
  const page = await context.newPage();
  page.on("console", (message) => console.error("page:", message.text()));
  page.on("pageerror", (error) => console.error("page:", error));
  await page.goto(origin);
  const sent = job.photos.map(({ report_id, photo_id }, index) => ({ report_id, photo_id, url: `/photo/${index}` }));
  const call = { ...job, photos: sent };
  const result = await page.evaluate(
    (call) => (call.with === "uppy" ? window.sendWithUppy(call) : window.sendWithTus(call)),
    call,
  );
  tell(result);
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
  server.close();
  server.closeAllConnections();
}
process.exit(0);
