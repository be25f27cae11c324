// Saving a score: with the revision that was read, and never over what somebody else wrote meanwhile.

import { ref, type Ref } from 'vue'

import { api, Failure, must, type Schemas } from '@/shared/api/client'

import { readPoints } from '../lib/points'
import type { Level } from '../lib/roles'
import type { Dossier, Part } from './dossier'
import { formOf, sameDraft, savedDraft, type Draft } from './drafts'

export interface Conflict {
  criterion: string
  mine: Draft
  theirs: Draft
  /** Who gave the other score, if there is one. */
  by: string | null
}

interface Desk {
  dossier: Ref<Dossier | null>
  level: Ref<Level | null>
  change: <T>(action: (tag: string) => Promise<T>) => Promise<T>
}

/** How often a change that touched another criterion is followed before it is said to be busy. */
const FOLLOW = 4

export function useScoring({ dossier, level, change }: Desk) {
  const conflict = ref<Conflict | null>(null)

  const partOf = (id: string): Part | undefined => dossier.value?.criteria.find((one) => one.criterion.id === id)

  async function put(id: string, draft: Draft): Promise<void> {
    const record = dossier.value
    const points = readPoints(draft.points)
    if (!record || points === null || !level.value) return
    const body: Schemas['ScoreBody'] = {
      level: level.value,
      points,
      reason: draft.reason.trim(),
      evidence: draft.pieces.map((piece) => piece.body),
    }
    const path = { record_id: record.id, criterion_id: id }
    await change((tag) =>
      must(
        api.PUT('/api/v1/records/{record_id}/scores/{criterion_id}', {
          params: { path, header: { 'If-Match': tag } },
          body,
        }),
      ),
    )
  }

  /**
   * True when it is saved; false when somebody else scored the same criterion, and one has to choose, or when another
   * record or level is on the screen before it could be: what was written stays a draft then.
   */
  async function save(id: string, draft: Draft): Promise<boolean> {
    const [record, of] = [dossier.value?.id, level.value]
    for (let tries = 1; ; tries += 1) {
      const part = partOf(id)
      if (!part || !level.value || dossier.value?.id !== record || level.value !== of) return false
      const standing = savedDraft(part, level.value)
      if (sameDraft(standing, draft)) return true
      if (formOf(standing) !== (draft.base ?? formOf(standing))) {
        const by = part.scores.find((one) => one.level === level.value)?.reviewer ?? null
        conflict.value = { criterion: id, mine: draft, theirs: standing, by }
        return false
      }
      try {
        await put(id, { ...draft, base: formOf(standing) })
        return true
      } catch (error) {
        // The dossier is read anew by now; the next look tells whether this very criterion was touched.
        if (!(error instanceof Failure) || error.kind !== 'stale' || tries >= FOLLOW) throw error
        draft = { ...draft, base: draft.base ?? formOf(standing) }
      }
    }
  }

  return { save, conflict }
}
