// The own scores of a branch while they are written: kept on the phone at every change, sent with one tap.
//
// Invariants: what was typed here stands until the server has taken it; a criterion nobody
// touched here shows what the server has, which may come from another phone of the branch.

import { reactive, ref, watch } from 'vue'

import type { Schemas } from '@/shared/api/client'

import { db, isFull } from '../outbox/db'
import type { Saved } from '../outbox/keeping'
import { pointsOf, pointsText } from '@/shared/appraisal/points'

export interface Row {
  points: string
  reason: string
}

type Rows = { [criterion: string]: Row }
type Part = Schemas['CriterionDossierView']

export function ownScore(part: Part): Schemas['ScoreView'] | undefined {
  return part.scores.find((score) => score.level === 'self')
}

function storedRow(part: Part): Row {
  const own = ownScore(part)
  return { points: own ? pointsText(own.points) : '', reason: own?.reason ?? '' }
}

export type Fault = 'points' | 'reason'

export function faultsOf(part: Part, row: Row): Fault[] {
  const points = pointsOf(row.points, part.criterion.max_points) === null
  return [...(points ? (['points'] as const) : []), ...(row.reason.trim() === '' ? (['reason'] as const) : [])]
}

export async function useSelfScores(account: string, record: string, parts: () => Part[]) {
  const key = `self.${account}.${record}`
  const typed = ((await db.copies.get(key).catch(() => undefined))?.value ?? {}) as Rows
  const rows = reactive<Rows>({})
  const saved = ref<Saved>(Object.keys(typed).length > 0 ? 'saved' : 'nothing')
  let chain: Promise<unknown> = Promise.resolve()
  /** What comes from the server is not typed here. */
  let refreshing = false

  function differs(part: Part): boolean {
    const row = rows[part.criterion.id]
    const stored = storedRow(part)
    return row !== undefined && (row.points !== stored.points || row.reason !== stored.reason)
  }

  /** Takes over what the server has where nothing else was typed here. */
  function refresh(): void {
    refreshing = true
    for (const part of parts()) {
      const { id } = part.criterion
      rows[id] = { ...(typed[id] ?? storedRow(part)) }
    }
    refreshing = false
  }

  function save(): void {
    if (refreshing) return
    for (const part of parts()) {
      const { id } = part.criterion
      const row = rows[id]
      if (differs(part) && row) typed[id] = { ...row }
      else delete typed[id]
    }
    const value = JSON.parse(JSON.stringify(typed)) as Rows
    saved.value = 'saving'
    chain = chain
      .then(() => db.copies.put({ key, value, at: Date.now() }))
      .then(
        () => (saved.value = 'saved'),
        (error: unknown) => (saved.value = isFull(error) ? 'full' : 'broken'),
      )
  }

  /** What the server does not have yet, as it takes it. */
  function fresh(): Schemas['SelfScoreBody'][] {
    return parts()
      .filter(differs)
      .map((part) => ({
        criterion_id: part.criterion.id,
        points: pointsOf(rows[part.criterion.id]?.points ?? '', part.criterion.max_points) ?? 0,
        reason: (rows[part.criterion.id]?.reason ?? '').trim(),
      }))
  }

  async function forget(): Promise<void> {
    await chain
    await db.copies.delete(key).catch(() => undefined)
  }

  refresh()
  watch(rows, save, { deep: true, flush: 'sync' })
  return { rows, saved, refresh, fresh, forget }
}

export type SelfScores = Awaited<ReturnType<typeof useSelfScores>>
