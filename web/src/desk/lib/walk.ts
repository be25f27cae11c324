// From one record to the next: in the order of the list the reviewer came from, narrowed as it was there.
//
// Invariant: the order is that of the list when it was left. A record that was concluded meanwhile keeps its place in it,
// so that the next one is the next one.

import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'

import { api, must, type Schemas } from '@/shared/api/client'
import { useSession } from '@/shared/session'
import { say } from '@/shared/ui/toast'

import type { Page } from './pages'
import { useRoles, type Level } from './roles'
import { sentenceFor } from './sentences'
import { toScore } from './states'

type Row = Schemas['RecordView']

/** What a list is narrowed to, as it stands in its address. */
export type Wish = Partial<Record<'area' | 'domain' | 'q' | 'state', string>>

const LIMIT = 100

export async function askQueue(cycle: string, wish: Wish, levels: Level[], cursor?: string): Promise<Page<Row>> {
  const { area, domain, q, state = 'todo' } = wish
  const states = state === 'todo' ? toScore(levels) : state === 'all' ? [] : [state]
  const query = { cycle_id: cycle, area_id: area || undefined, domain: domain || undefined, q: q || undefined, state: states.join(',') || undefined, limit: LIMIT, cursor }
  return (await must(api.GET('/api/v1/records', { params: { query } }))) as Page<Row>
}

export async function askMatrix(cycle: string, wish: Wish, cursor?: string) {
  const { area, domain = '', q, state } = wish
  const query = { domain, area_id: area || undefined, state: state || undefined, q: q || undefined, limit: LIMIT, cursor }
  return await must(api.GET('/api/v1/cycles/{id}/matrix', { params: { path: { id: cycle }, query } }))
}

/** A record on the way; whoever has to stand aside passes it by. */
export interface Stop {
  id: string
  recused: boolean
}

export interface Walk {
  address: string
  stops: Stop[]
  /** Where the list goes on; none at its end. */
  next: string | null
  /** Whether anything was read of it. */
  begun: boolean
}

let walk: Walk | null = null
/** Whose it is: the next one in the same window sees other records. */
let walker: string | null = null

/** A list was left for one of its records. */
export function setOut(address: string, stops: Stop[], next: string | null): void {
  walk = { address, stops, next, begun: true }
  walker = useSession().account
}

/** The next record that way, reading the list on where it was not read so far; none at its ends. */
export async function neighbour(way: Walk, record: string, by: 1 | -1, ask: (cursor?: string) => Promise<Page<Stop>>): Promise<Stop | null> {
  for (;;) {
    const at = way.stops.findIndex((one) => one.id === record)
    const ahead = by > 0 ? way.stops.slice(at + 1) : way.stops.slice(0, Math.max(0, at)).reverse()
    const found = ahead.find((one) => !one.recused)
    const over = way.begun && way.next === null
    // One that is not in the list, whatever brought somebody to it, is followed by the first.
    if (found && (at >= 0 || over)) return found
    if (over || (by < 0 && at >= 0)) return null
    const page = await ask(way.next ?? undefined)
    way.stops.push(...page.items)
    way.next = page.next_cursor ?? null
    way.begun = true
  }
}

export function useWalk(record: Ref<string>, cycle: () => string) {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const { levels, domains } = useRoles()
  const { t } = useI18n()
  const busy = ref(false)

  function asking(address: string): (cursor?: string) => Promise<Page<Stop>> {
    const { params, query, path } = router.resolve(address)
    const [of, wish] = [String(params.cycle), query as Wish]
    if (!path.endsWith('/matrix')) return (cursor) => askQueue(of, wish, levels.value, cursor)
    return async (cursor) => {
      const page = await askMatrix(of, { ...wish, domain: wish.domain ?? domains.value[0] ?? 'rural' }, cursor)
      return { items: page.items.map((one) => one.record), next_cursor: page.next_cursor }
    }
  }

  async function step(by: 1 | -1): Promise<void> {
    if (busy.value) return
    busy.value = true
    const kept = window.history.state?.queue as string | undefined
    const address = kept ?? `/cycles/${cycle()}/queue`
    try {
      if (walk?.address !== address || walker !== session.account) walk = { address, stops: [], next: null, begun: false }
      walker = session.account
      const found = await neighbour(walk, record.value, by, asking(address))
      if (!found) return say(t(by > 0 ? 'walk.last' : 'walk.first'))
      // In place of this one, so that going back leads to the list at once.
      await router.replace({ path: `/records/${found.id}`, query: { level: route.query.level }, state: { queue: address } })
    } catch (error) {
      say(sentenceFor(error, t))
    } finally {
      busy.value = false
    }
  }

  return { busy, step }
}
