// Makes photos smaller beside the page, so that typing goes on meanwhile.

import { drawInWorker } from './draw'

interface Scope {
  postMessage(message: unknown, transfer: Transferable[]): void
}

onmessage = async (event: MessageEvent<{ id: number; blob: Blob }>) => {
  const { id, blob } = event.data
  const scope = globalThis as unknown as Scope
  try {
    const drawn = await drawInWorker(blob)
    scope.postMessage({ id, drawn }, [drawn.bytes])
  } catch {
    scope.postMessage({ id }, [])
  }
}
