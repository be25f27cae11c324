// What is named from: the ranking of an honour, and what left it.

import { api, must, type Schemas } from '@/shared/api/client'

import { everyPage } from './pages'
import type { RecordState } from './states'

type Row = Schemas['RecordView']

/** Where records go that leave the ranking after the city had concluded: few. */
const LEFT: RecordState[] = ['not_named', 'revoked']

export interface Naming {
  ranking: Schemas['RankingView']
  left: Row[]
  years: number
}

export async function namingOf(cycle: string, honor: string): Promise<Naming> {
  const path = { id: cycle }
  const [ranking, left, schedule] = await Promise.all([
    must(api.GET('/api/v1/cycles/{id}/ranking', { params: { path, query: { level: 'city', honor } } })),
    everyPage<Row>(async (cursor) => {
      const query = { cycle_id: cycle, state: LEFT.join(','), limit: 100, cursor }
      return (await must(api.GET('/api/v1/records', { params: { query } }))) as { items: Row[]; next_cursor?: string }
    }),
    must(api.GET('/api/v1/cycles/{id}/schedule', { params: { path } })),
  ])
  return { ranking, left, years: schedule.honor_years }
}
