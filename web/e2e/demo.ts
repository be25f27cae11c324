// Loads the demo city once, with all its pictures made; every server of the tests begins with a copy.

import { CITY, ShiganServer } from './server'

interface Page {
  items: { photos: { state: string }[] }[]
  next_cursor?: string | null
}

export default async function load(): Promise<() => Promise<void>> {
  // Whoever looks at a whole city loads it himself.
  if (process.env.SHIGAN_E2E_CITY) return async () => undefined
  const server = new ShiganServer()
  await server.start()
  const call = await server.caller(CITY)
  while (await drawing(call)) await new Promise((done) => setTimeout(done, 200))
  await server.stop()
  process.env.SHIGAN_E2E_DEMO = server.folder
  return () => server.remove()
}

/** Whether pictures are still being made. */
async function drawing(call: (path: string) => Promise<Response>): Promise<boolean> {
  let cursor: string | null = null
  do {
    const query: string = cursor === null ? '' : `&cursor=${cursor}`
    const page = (await (await call(`/reports?limit=100${query}`)).json()) as Page
    if (page.items.some((one) => one.photos.some((photo) => photo.state !== 'ready'))) return true
    cursor = page.next_cursor ?? null
  } while (cursor !== null)
  return false
}
