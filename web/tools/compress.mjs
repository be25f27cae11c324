// Lays a Brotli and a gzip form beside every text file of the build, so that the server
// compresses nothing at run time. Forms that save nothing are left out.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = new URL('../dist', import.meta.url).pathname
const text = /\.(html|js|css|svg|webmanifest|txt)$/

for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !text.test(entry.name)) continue
  const path = join(entry.parentPath ?? entry.path, entry.name)
  const plain = await readFile(path)
  const forms = {
    br: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gz: gzipSync(plain, { level: 9 }),
  }
  for (const [ending, bytes] of Object.entries(forms)) {
    if (bytes.length < plain.length) await writeFile(`${path}.${ending}`, bytes)
  }
}
