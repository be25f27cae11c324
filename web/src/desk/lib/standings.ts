// The records that may stand in a ranking, with their names and where they stand now.

import { api, must, type Schemas } from '@/shared/api/client'

import { everyPage } from './pages'
import type { RecordState } from './states'

type Row = Schemas['RecordView']

const RANKED: RecordState[] = [
  'township_reviewed', 'county_reviewed', 'city_reviewed', 'inspected', 'publicized', 'objection_handling', 'named', 'not_named', 'under_review', 'revoked',
]

export async function rankedRecords(cycle: string): Promise<Map<string, Row>> {
  const rows = await everyPage<Row>(async (cursor) => {
    const query = { cycle_id: cycle, state: RANKED.join(','), limit: 100, cursor }
    return (await must(api.GET('/api/v1/records', { params: { query } }))) as { items: Row[]; next_cursor?: string }
  })
  return new Map(rows.map((one) => [one.id, one]))
}
