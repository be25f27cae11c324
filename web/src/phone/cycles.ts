// What somebody has to do with in the cycles that are under way or over, as one list.

import { api, must, type Schemas } from '@/shared/api/client'

export async function ofAllCycles<T>(ask: (cycle: string) => Promise<T[]>): Promise<{ items: T[] }> {
  const page = await must(api.GET('/api/v1/cycles', { params: { query: { limit: 20 } } }))
  const cycles = (page.items as Schemas['CycleView'][]).filter((cycle) => cycle.state !== 'draft')
  return { items: (await Promise.all(cycles.map((cycle) => ask(cycle.id)))).flat() }
}
