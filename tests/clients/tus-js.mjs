// tus-js-client in Node: sends photos, all at once or one after the other, and goes on wherever the line breaks.
//
// Job: { endpoint, token, photos: [{ file, report_id, photo_id }], chunk?, deferred?, withCreation?, together? }
// Result: { sent, retries }

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

import { Upload } from "tus-js-client";

import { nextJob, tell } from "./job.mjs";

const job = await nextJob();
let retries = 0;

async function send({ file, report_id, photo_id }) {
  const { size } = await stat(file);
  await new Promise((resolve, reject) => {
    const upload = new Upload(createReadStream(file), {
      endpoint: job.endpoint,
      headers: { Authorization: `Bearer ${job.token}` },
      metadata: { report_id, photo_id, filename: "照片.jpg" },
      // A stream is read chunk by chunk, and a chunk that was cut is sent again from where the server stands.
      chunkSize: job.chunk ?? 8 * 1024 * 1024,
      uploadSize: job.deferred ? undefined : size,
      uploadLengthDeferred: job.deferred ?? false,
      uploadDataDuringCreation: job.withCreation ?? false,
      retryDelays: Array(60).fill(20),
      onShouldRetry: (error) => {
        retries += 1;
        const status = error.originalResponse?.getStatus() ?? 0;
        return status === 0 || status === 409 || status === 423 || status >= 500;
      },
      onError: reject,
      onSuccess: resolve,
    });
    upload.start();
  });
}

if (job.together) await Promise.all(job.photos.map(send));
else for (const photo of job.photos) await send(photo);
tell({ sent: job.photos.length, retries });
