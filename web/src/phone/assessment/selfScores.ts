// The own scores of a branch on the phone, where they are kept in its store while they are written.

import { ref } from 'vue'

import type { Schemas } from '@/shared/api/client'
import { selfScores, type TypedRows } from '@/shared/appraisal/selfScores'

import { db, isFull } from '../outbox/db'
import type { Saved } from '../outbox/keeping'

export { faultsOf, ownScore, type Row } from '@/shared/appraisal/selfScores'

export async function useSelfScores(account: string, record: string, parts: () => Schemas['CriterionDossierView'][]) {
  const key = `self.${account}.${record}`
  const typed = ((await db.copies.get(key).catch(() => undefined))?.value ?? {}) as TypedRows
  const saved = ref<Saved>(Object.keys(typed).length > 0 ? 'saved' : 'nothing')
  let chain: Promise<unknown> = Promise.resolve()

  function keep(value: TypedRows): void {
    saved.value = 'saving'
    chain = chain
      .then(() => db.copies.put({ key, value, at: Date.now() }))
      .then(
        () => (saved.value = 'saved'),
        (error: unknown) => (saved.value = isFull(error) ? 'full' : 'broken'),
      )
  }

  async function forget(): Promise<void> {
    await chain
    await db.copies.delete(key).catch(() => undefined)
  }

  const own = selfScores(parts, typed, keep)
  return { ...own, saved, forget }
}

export type SelfScores = Awaited<ReturnType<typeof useSelfScores>>
