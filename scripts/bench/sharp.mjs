// The peer of the photo benchmark: the same two renditions by sharp, as fast as it can go.
// Usage: node sharp.mjs <folder of photos> <folder for results> <threads>
// Ends with one line of JSON: seconds and peak memory in megabytes.
//
// One pipeline per core with one libvips thread each is its best mode for many photos: a single
// pipeline with several threads leaves a core idle while the JPEG is decoded. The photo is decoded
// once (shrink-on-load to the large size); the small one is made from the large one's pixels.
import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import sharp from 'sharp'

const [photos, out, threads] = process.argv.slice(2)
const mode = process.env.SHARP_MODE ?? 'pixels'
sharp.cache(false)
sharp.concurrency(1)
sharp.simd(true)

const options = { quality: 80, optimiseCoding: true, chromaSubsampling: '4:2:0' }
const inside = (side) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true })

async function fromPixels(file, name) {
  const { data, info } = await sharp(file).rotate().resize(inside(1600)).raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
  await Promise.all([
    sharp(data, raw).jpeg(options).toFile(join(out, `${name}-1600.jpg`)),
    sharp(data, raw).resize(inside(320)).jpeg(options).toFile(join(out, `${name}-320.jpg`)),
  ])
}

async function fromFile(file, name) {
  await sharp(file).rotate().resize(inside(1600)).jpeg(options).toFile(join(out, `${name}-1600.jpg`))
  await sharp(file).rotate().resize(inside(320)).jpeg(options).toFile(join(out, `${name}-320.jpg`))
}

const files = (await readdir(photos)).sort()
const start = performance.now()
let next = 0
async function worker() {
  while (next < files.length) {
    const file = files[next++]
    const one = mode === 'pixels' ? fromPixels : fromFile
    await one(join(photos, file), parse(file).name)
  }
}
await Promise.all(Array.from({ length: Number(threads) }, worker))
const seconds = (performance.now() - start) / 1000
const peak = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ seconds, peak }))
