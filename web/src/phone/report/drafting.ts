// One report being written: kept on the phone at every change, handed in at the end.
//
// Invariants: nothing is stored for a form that was only looked at; changes are stored one
// after the other, so that an older one never overwrites a newer; a full phone is said at
// once, and what is on the screen stays there.

import { computed, reactive, ref, toRaw, watch } from 'vue'

import { today } from '@/shared/dates'
import { newId } from '@/shared/ids'
import { recall, remember } from '@/shared/settings'

import { db, isFull, outbox, type Draft, type Entry, type KeptPhoto } from '../outbox'
import { isEmpty, isReady, manifestOf } from '../outbox/manifest'
import { useSession } from '../session'

export type Saved = 'nothing' | 'saving' | 'saved' | 'full' | 'broken'

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

export function useDrafting(start: Draft, stored: boolean) {
  const draft = reactive<Draft>(start)
  const saved = ref<Saved>(stored ? 'saved' : 'nothing')
  let inStore = stored
  let chain: Promise<unknown> = Promise.resolve()

  const keptPhotos = computed(() => (draft.edits?.kept.length ?? 0) + draft.photoIds.length)
  const ready = computed(() => isReady(draft.entry, keptPhotos.value))

  function snapshot(): Draft {
    return JSON.parse(JSON.stringify(toRaw(draft))) as Draft
  }

  /** Queues a change of the store behind the ones before. */
  function inTurn(work: () => Promise<unknown>): Promise<boolean> {
    const turn = chain.then(work).then(
      () => {
        saved.value = 'saved'
        return true
      },
      (error: unknown) => {
        saved.value = isFull(error) ? 'full' : 'broken'
        return false
      },
    )
    chain = turn
    return turn
  }

  async function save(): Promise<boolean> {
    if (!inStore && isEmpty(draft.entry, draft.photoIds.length)) return true
    draft.updatedAt = Date.now()
    const row = snapshot()
    inStore = true
    saved.value = 'saving'
    return inTurn(() => db.drafts.put(row))
  }

  watch(() => [draft.entry, draft.photoIds, draft.edits?.kept], () => void save(), { deep: true, flush: 'sync' })

  async function addPhoto(photo: KeptPhoto): Promise<boolean> {
    saved.value = 'saving'
    inStore = true
    const row = { ...snapshot(), photoIds: [...draft.photoIds, photo.id], updatedAt: Date.now() }
    const kept = await inTurn(() =>
      db.transaction('rw', db.drafts, db.photos, async () => {
        await db.photos.put(photo)
        await db.drafts.put(row)
      }),
    )
    if (!kept) return false
    draft.photoIds.push(photo.id)
    return true
  }

  async function removePhoto(id: string): Promise<void> {
    draft.photoIds = draft.photoIds.filter((one) => one !== id)
    await inTurn(() => db.photos.delete(id))
  }

  /** Takes a photo out that the server has; it goes there when the change is handed in. */
  function removeKept(id: string): void {
    if (draft.edits) draft.edits.kept = draft.edits.kept.filter((slot) => slot.id !== id)
  }

  /** Puts it into the queue; from here on it leaves by itself. */
  async function handIn(): Promise<boolean> {
    const { kind, placeId, placeName, branchId } = draft.entry
    remember(`last.${draft.account}`, JSON.stringify({ kind, placeId, placeName, branchId }))
    const queued = await inTurn(async () => {
      const photos = await db.photos.where('draftId').equals(draft.id).toArray()
      const row = snapshot()
      await db.drafts.put({
        ...row,
        state: 'queued',
        manifest: row.edits ? null : manifestOf(row, photos, today()),
        tries: 0,
        trouble: null,
        updatedAt: Date.now(),
      })
    })
    if (!queued) return false
    void outbox().kick()
    return true
  }

  return { draft, saved, ready, keptPhotos, save, addPhoto, removePhoto, removeKept, handIn }
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
