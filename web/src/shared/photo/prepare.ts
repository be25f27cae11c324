// From a picked file to what is kept and sent: time read, made smaller, upright, digested.
//
// Invariant: a photo that this phone cannot draw (HEIC on many of them) is not lost; it
// is sent as it is, and the server draws it.

import { digestOf } from '../ids'
import { drawOnPage, type Drawn } from './draw'
import { takenAt } from './taken'

export interface Prepared {
  bytes: ArrayBuffer
  mediaType: string
  sha256: string
  takenAt: string | null
  width: number | null
  height: number | null
}

/** As much of a file as can hold what the camera wrote. */
const HEAD = 512 * 1024

let worker: Worker | null | undefined
let next = 0
const waiting = new Map<number, (drawn: Drawn | null) => void>()

function startWorker(): Worker | null {
  const able = 'OffscreenCanvas' in globalThis && 'createImageBitmap' in globalThis
  if (!able || typeof Worker === 'undefined') return null
  try {
    const started = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = (event: MessageEvent<{ id: number; drawn?: Drawn }>) => {
      waiting.get(event.data.id)?.(event.data.drawn ?? null)
      waiting.delete(event.data.id)
    }
    started.onerror = () => {
      // A browser without module workers: whoever waits goes on without.
      worker = null
      for (const done of waiting.values()) done(null)
      waiting.clear()
    }
    return started
  } catch {
    return null
  }
}

async function shrink(blob: Blob): Promise<Drawn | null> {
  if (worker === undefined) worker = startWorker()
  const beside = worker
  if (beside) {
    const id = (next += 1)
    const drawn = await new Promise<Drawn | null>((done) => {
      waiting.set(id, done)
      beside.postMessage({ id, blob })
    })
    if (drawn) return drawn
  }
  return drawOnPage(blob).catch(() => null)
}

export async function prepare(file: Blob): Promise<Prepared> {
  const taken = await takenAt(await file.slice(0, HEAD).arrayBuffer())
  const drawn = await shrink(file)
  if (drawn) {
    const { bytes, width, height } = drawn
    return { bytes, width, height, mediaType: 'image/jpeg', sha256: await digestOf(bytes), takenAt: taken }
  }
  return { ...(await asItIs(file)), takenAt: taken }
}

/** The file untouched, for whoever wishes the original to be sent. */
export async function asItIs(file: Blob): Promise<Omit<Prepared, 'takenAt'>> {
  const bytes = await file.arrayBuffer()
  return {
    bytes,
    mediaType: file.type || 'application/octet-stream',
    sha256: await digestOf(bytes),
    width: null,
    height: null,
  }
}
