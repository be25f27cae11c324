// What the scripts of this folder share: a job comes as one line of JSON on standard input, a result goes out as one
// line on standard output. Anything else a script wants to say goes to standard error.

import { createInterface } from "node:readline";

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** The next line of standard input, as JSON. */
export async function nextJob() {
  const { value, done } = await lines.next();
  if (done) throw new Error("no job came");
  return JSON.parse(value);
}

/** Answers a job. */
export function tell(result) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
