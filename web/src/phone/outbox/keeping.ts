// Something being written: kept on the phone at every change, handed in at the end.
//
// Invariants: nothing is stored for a form that was only looked at; changes are stored one
// after the other, so that an older one never overwrites a newer; what another tab wrote
// later is taken over, and what another tab handed in is never put back; a full phone is
// said at once, and what is on the screen stays there.

import type { Table } from 'dexie'
import { liveQuery } from 'dexie'
import { onScopeDispose, reactive, ref, toRaw, watch } from 'vue'

import { db, isFull, type KeptPhoto, type Parcel } from './db'

export type Saved = 'nothing' | 'saving' | 'saved' | 'full' | 'broken'

interface Kind<T> {
  table: Table<T, string>
  /** What a person changes of it. */
  written: (row: T) => unknown
  isEmpty: (row: T) => boolean
}

/** Still being written, as far as the store knows. */
const isOpen = (row: Parcel) => row.state === 'draft' || row.state === 'attention'

const plain = <T>(row: T) => JSON.parse(JSON.stringify(toRaw(row))) as T

/** A moment after the change before, whatever the clock says. */
const later = (row: Parcel) => Math.max(Date.now(), row.updatedAt + 1)

/** Writes a row, unless another tab handed it in meanwhile; then hands back what that was. */
async function put<T extends Parcel>(table: Table<T, string>, next: T): Promise<T | null> {
  return db.transaction('rw', table, async () => {
    const present = await table.get(next.id)
    if (present && !isOpen(present)) return present
    await table.put(next)
    return null
  })
}

/** Takes back what waits, while the server knows nothing of it. */
async function reopen<T extends Parcel>(table: Table<T, string>, id: string): Promise<T | null> {
  return db.transaction('rw', table, async () => {
    const present = await table.get(id)
    if (present?.state !== 'queued' || present.announced) return null
    const next = { ...present, state: 'draft' as const, updatedAt: later(present) }
    await table.put(next)
    return next
  })
}

export function useKeeping<T extends Parcel & { entry: object }>({ table, written, isEmpty }: Kind<T>, start: T, stored: boolean) {
  const row = reactive(start) as T
  const saved = ref<Saved>(stored ? 'saved' : 'nothing')
  let inStore = stored
  let chain: Promise<unknown> = Promise.resolve()
  /** What comes from the store is not written here. */
  let following = false

  /** Takes over what the store has; what is written stays the same object, which the form holds. */
  function follow({ entry, ...rest }: T): void {
    following = true
    Object.assign(row.entry, entry)
    Object.assign(row, rest)
    following = false
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
    if (!inStore && isEmpty(row)) return true
    row.updatedAt = later(row)
    const next = plain(row)
    inStore = true
    saved.value = 'saving'
    return inTurn(async () => {
      const gone = await put(table, next)
      if (gone) follow(gone)
    })
  }

  watch(() => written(row), () => void (following || save()), { deep: true, flush: 'sync' })

  const others = liveQuery(() => table.get(row.id)).subscribe({
    next: (found) => {
      if (!found || found.updatedAt < row.updatedAt) return
      if (found.updatedAt > row.updatedAt) follow(found)
      else Object.assign(row, { state: found.state, trouble: found.trouble })
    },
    error: () => undefined,
  })
  onScopeDispose(() => others.unsubscribe())

  async function addPhoto(photo: KeptPhoto): Promise<boolean> {
    saved.value = 'saving'
    inStore = true
    row.updatedAt = later(row)
    const next = { ...plain(row), photoIds: [...row.photoIds, photo.id] }
    const kept = await inTurn(() =>
      db.transaction('rw', table, db.photos, async () => {
        await db.photos.put(photo)
        await put(table, next)
      }),
    )
    if (kept && !row.photoIds.includes(photo.id)) row.photoIds.push(photo.id)
    return kept
  }

  async function removePhoto(id: string): Promise<void> {
    row.photoIds = row.photoIds.filter((one) => one !== id)
    await inTurn(() => db.photos.delete(id))
  }

  /** Puts it into the queue, frozen by `freeze`; from there it leaves by itself. */
  async function handIn(freeze: (row: T, photos: KeptPhoto[]) => T): Promise<boolean> {
    row.updatedAt = later(row)
    return inTurn(async () => {
      const photos = await db.photos.where('draftId').equals(row.id).toArray()
      const next = freeze(plain(row), photos)
      await put(table, { ...next, state: 'queued', tries: 0, trouble: null })
    })
  }

  async function takeBack(): Promise<boolean> {
    const taken = await reopen(table, row.id)
    if (taken) follow(taken)
    return taken !== null
  }

  return { row, saved, save, addPhoto, removePhoto, handIn, takeBack }
}
