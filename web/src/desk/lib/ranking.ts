// A ranking with the snapshots of its cycle, as they were asked for together.

import { api, must, type Schemas } from '@/shared/api/client'

import { everyPage } from './pages'

type Snapshot = Schemas['SnapshotView']
type Ranked = Schemas['RankedView']

/** What is ranked: whose scores, of an honour or of a domain. */
export interface Field {
  level: Schemas['Level']
  honor?: string
  domain?: string
}

export interface Standing {
  cycle: string
  /** What these entries are of: whatever is done with them is done with this, not with what was chosen since. */
  field: Field
  ranking: Schemas['RankingView']
  snapshots: Snapshot[]
}

/** `honor:red_flag` or `domain:rural`, as it stands in the address. */
export function fieldOf(level: string, text: string): Field {
  const [kind, value = ''] = text.split(':')
  return { level: level as Schemas['Level'], ...(kind === 'domain' ? { domain: value } : { honor: value }) }
}

export async function loadStanding(cycle: string, field: Field): Promise<Standing> {
  const path = { id: cycle }
  const [ranking, snapshots] = await Promise.all([
    must(api.GET('/api/v1/cycles/{id}/ranking', { params: { path, query: field } })),
    everyPage<Snapshot>(async (cursor) => {
      const params = { path, query: { limit: 100, cursor } }
      return (await must(api.GET('/api/v1/cycles/{id}/ranking-snapshots', { params }))) as { items: Snapshot[]; next_cursor?: string }
    }),
  ])
  return { cycle, field, ranking, snapshots }
}

/** Groups of records that every rule but a vote finds equal. */
export function tiesOf(entries: Ranked[]): Ranked[][] {
  const groups = new Map<number, Ranked[]>()
  for (const one of entries) groups.set(one.place, [...(groups.get(one.place) ?? []), one])
  return [...groups.values()].filter((group) => group.length > 1)
}

/** A list with one of its entries moved up or down. */
export function moved<T>(list: T[], at: number, by: number): T[] {
  const order = [...list]
  const [one] = order.splice(at, 1)
  if (one !== undefined) order.splice(at + by, 0, one)
  return order
}
