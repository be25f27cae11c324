// One report being written: a row of this phone, prefilled with what was used last.
//
// Invariant: where the phone cannot keep it, a report without photos still leaves, straight
// from the screen.

import { computed } from 'vue'

import { today } from '@/shared/dates'
import { newId } from '@/shared/ids'
import { recall, remember } from '@/shared/settings'

import { db, discard, outbox, type Draft, type Entry } from '../outbox'
import { door } from '../outbox/door'
import { useKeeping } from '../outbox/keeping'
import { isEmpty, isReady, manifestOf } from '../outbox/manifest'
import { useSession } from '../session'

interface LastUse {
  kind: Entry['kind']
  placeId: string | null
  placeName: string | null
  branchId: string | null
}

function lastUse(account: string): LastUse {
  const first: LastUse = { kind: 'village_service', placeId: null, placeName: null, branchId: null }
  try {
    return { ...first, ...(JSON.parse(recall(`last.${account}`) ?? '{}') as Partial<LastUse>) }
  } catch {
    return first
  }
}

function blank(account: string): Entry {
  const last = lastUse(account)
  return {
    ...last,
    text: '',
    outcome: '',
    point: null,
    projectId: null,
    teamId: null,
    theme: null,
    partner: '',
    companions: [],
    onBehalfOf: null,
    happenedOn: null,
    hasMinors: false,
    hasVulnerable: false,
  }
}

export function newDraft(account: string): Draft {
  const now = Date.now()
  return {
    id: newId(),
    account,
    state: 'draft',
    entry: blank(account),
    photoIds: [],
    createdAt: now,
    updatedAt: now,
    manifest: null,
    edits: null,
    announced: false,
    tries: 0,
    trouble: null,
  }
}

export type HandedIn = 'queued' | 'sent' | 'kept'

export function useDrafting(start: Draft, stored: boolean) {
  const kind = {
    table: db.drafts,
    written: (row: Draft) => [row.entry, row.photoIds, row.edits?.kept],
    isEmpty: (row: Draft) => isEmpty(row.entry, row.photoIds.length),
  }
  const keeping = useKeeping<Draft>(kind, start, stored)
  const { row: draft, saved, addPhoto, removePhoto, takeBack } = keeping

  const keptPhotos = computed(() => (draft.edits?.kept.length ?? 0) + draft.photoIds.length)
  const ready = computed(() => isReady(draft.entry, keptPhotos.value))

  /** Takes a photo out that the server has; it goes there when the change is handed in. */
  function removeKept(id: string): void {
    if (draft.edits) draft.edits.kept = draft.edits.kept.filter((slot) => slot.id !== id)
  }

  /** Puts it into the queue; sends it at once where the phone does not keep anything. */
  async function handIn(): Promise<HandedIn> {
    const { kind, placeId, placeName, branchId } = draft.entry
    remember(`last.${draft.account}`, JSON.stringify({ kind, placeId, placeName, branchId }))
    const queued = await keeping.handIn((row, photos) => ({
      ...row,
      manifest: row.edits ? null : manifestOf(row, photos, today()),
    }))
    if (queued) {
      void outbox().kick()
      return 'queued'
    }
    if (draft.edits || draft.photoIds.length > 0) return 'kept'
    await door.announce(manifestOf(draft, [], today()))
    await discard(db, draft.id).catch(() => undefined)
    return 'sent'
  }

  return { draft, saved, ready, keptPhotos, addPhoto, removePhoto, removeKept, handIn, takeBack }
}

export type Drafting = ReturnType<typeof useDrafting>

/** Opens a report of this phone, or a new one. */
export async function openDraft(id: string | null): Promise<Drafting | null> {
  const account = useSession().account ?? ''
  if (id === null) return useDrafting(newDraft(account), false)
  const row = await db.drafts.get(id)
  if (!row || row.account !== account) return null
  return useDrafting(row, true)
}
