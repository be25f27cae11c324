// The own scores of a branch while they are written: kept at every change, sent with one tap. Where they are kept is the
// phone's or the desk's own matter.
//
// Invariants: what was typed here stands until the server has taken it; a criterion nobody touched here shows what the
// server has, which may come from somebody else of the branch; what somebody else saved after the typing began is never
// overwritten unless it was seen and the own chosen.

import { reactive, ref, watch } from 'vue'

import type { Schemas } from '@/shared/api/client'

import { pointsOf, pointsText } from './points'

export interface Row {
  points: string
  reason: string
}

/** A row that was typed here, with what the server had when it was begun. */
interface Typed extends Row {
  base?: Row
}

export type TypedRows = { [criterion: string]: Typed }
type Part = Schemas['CriterionDossierView']

export function ownScore(part: Part): Schemas['ScoreView'] | undefined {
  return part.scores.find((score) => score.level === 'self')
}

export function storedRow(part: Part): Row {
  const own = ownScore(part)
  return { points: own ? pointsText(own.points) : '', reason: own?.reason ?? '' }
}

const ANY = 100_000

export type Fault = 'points' | 'reason'

export function faultsOf(part: Part, row: Row): Fault[] {
  const points = pointsOf(row.points, part.criterion.max_points) === null
  return [...(points ? (['points'] as const) : []), ...(row.reason.trim() === '' ? (['reason'] as const) : [])]
}

/** A row in the one form in which it is compared. */
const formOf = ({ points, reason }: Row) => JSON.stringify([pointsOf(points, ANY) ?? points.trim(), reason.trim()])
const same = (one: Row, other: Row) => formOf(one) === formOf(other)

export function selfScores(parts: () => Part[], typed: TypedRows, keep: (typed: TypedRows) => void) {
  const rows = reactive<{ [criterion: string]: Row }>({})
  /** What the server had when somebody began to type here; what is typed first is typed upon that. */
  const seen: { [criterion: string]: Row } = {}
  /** Rises with what is kept, which tells nobody by itself. */
  const changes = ref(0)
  /** What comes from the server is not typed here. */
  let refreshing = false

  function differs(part: Part): boolean {
    const row = rows[part.criterion.id]
    return row !== undefined && !same(row, storedRow(part))
  }

  /** Takes over what the server has where nothing else was typed here. */
  function refresh(): void {
    refreshing = true
    let taken = false
    for (const part of parts()) {
      const { id } = part.criterion
      // What the server has by now needs to be kept no longer.
      if (typed[id] && same(typed[id], storedRow(part))) taken = delete typed[id]
      const mine = typed[id]
      const row = mine ?? storedRow(part)
      rows[id] = { points: row.points, reason: row.reason }
      if (!mine) seen[id] = storedRow(part)
    }
    refreshing = false
    changes.value += 1
    if (taken) write()
  }

  const write = () => keep(JSON.parse(JSON.stringify(typed)) as TypedRows)

  function save(): void {
    if (refreshing) return
    for (const part of parts()) {
      const { id } = part.criterion
      const row = rows[id]
      if (differs(part) && row) typed[id] = { ...row, base: typed[id]?.base ?? seen[id] }
      else {
        delete typed[id]
        seen[id] = storedRow(part)
      }
    }
    changes.value += 1
    write()
  }

  /** What somebody else saved for a criterion since it was typed here; none where there is nothing to choose. */
  function theirs(part: Part): Row | null {
    void changes.value
    const base = typed[part.criterion.id]?.base
    const stored = storedRow(part)
    return base && differs(part) && !same(base, stored) ? stored : null
  }

  function choose(part: Part, whose: 'mine' | 'theirs'): void {
    const { id } = part.criterion
    if (whose === 'theirs') delete typed[id]
    else if (typed[id]) typed[id] = { ...typed[id], base: storedRow(part) }
    refresh()
    save()
  }

  /** What the server does not have yet. */
  const open = (): Part[] => parts().filter(differs)

  /** The same, as the server takes it. */
  function fresh(): Schemas['SelfScoreBody'][] {
    return open().map((part) => ({
      criterion_id: part.criterion.id,
      points: pointsOf(rows[part.criterion.id]?.points ?? '', part.criterion.max_points) ?? 0,
      reason: (rows[part.criterion.id]?.reason ?? '').trim(),
    }))
  }

  refresh()
  watch(rows, save, { deep: true, flush: 'sync' })
  return { rows, refresh, theirs, choose, open, fresh }
}
