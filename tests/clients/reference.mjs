// The reference: the protocol authors' own server, over a folder.

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

/** Starts it; { endpoint, stop }. */
export async function reference(maxSize) {
  // A line that is cut while a chunk is on its way makes Node's adapter of streams, which the reference uses, close one
  // stream twice. It harms nothing but the process.
  process.on("uncaughtException", (error) => {
    if (error.code !== "ERR_INVALID_STATE") throw error;
  });
  const directory = await mkdtemp(join(tmpdir(), "shigan-tus-"));
  const datastore = new FileStore({ directory, expirationPeriodInMilliseconds: 7 * 24 * 3600 * 1000 });
  const tus = new Server({ path: "/uploads", datastore, maxSize });
  const server = createServer((request, response) => tus.handle(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await rm(directory, { recursive: true, force: true });
  };
  return { endpoint: `http://127.0.0.1:${server.address().port}/uploads`, stop };
}
