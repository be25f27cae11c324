// What runs in the browser: tus-js-client by itself, and Uppy over it. The page comes from another origin than the API.

import Uppy from "@uppy/core";
import Tus from "@uppy/tus";
import { Upload } from "tus-js-client";

const retryDelays = Array(60).fill(20);

async function load(photo) {
  const response = await fetch(photo.url);
  return response.blob();
}

function transient(status) {
  return status === 0 || status === 409 || status === 423 || status >= 500;
}

window.sendWithTus = async (job) => {
  let retries = 0;
  await Promise.all(
    job.photos.map(async (photo) => {
      const blob = await load(photo);
      await new Promise((resolve, reject) => {
        const upload = new Upload(blob, {
          endpoint: job.endpoint,
          headers: { Authorization: `Bearer ${job.token}` },
          metadata: { report_id: photo.report_id, photo_id: photo.photo_id },
          retryDelays,
          onShouldRetry: (error) => {
            retries += 1;
            return transient(error.originalResponse?.getStatus() ?? 0);
          },
          onError: reject,
          onSuccess: resolve,
        });
        upload.start();
      });
    }),
  );
  return { sent: job.photos.length, retries };
};

window.sendWithUppy = async (job) => {
  let retries = 0;
  const uppy = new Uppy({ autoProceed: false }).use(Tus, {
    endpoint: job.endpoint,
    headers: { Authorization: `Bearer ${job.token}` },
    allowedMetaFields: ["report_id", "photo_id"],
    limit: 2,
    retryDelays,
    onShouldRetry: (error) => {
      retries += 1;
      return transient(error.originalResponse?.getStatus() ?? 0);
    },
  });
  for (const photo of job.photos) {
    const { report_id, photo_id } = photo;
    uppy.addFile({ name: `${photo_id}.jpg`, type: "image/jpeg", data: await load(photo), meta: { report_id, photo_id } });
  }
  const { successful, failed } = await uppy.upload();
  if (failed.length > 0) throw new Error(failed.map((file) => file.error).join("; "));
  return { sent: successful.length, retries };
};
