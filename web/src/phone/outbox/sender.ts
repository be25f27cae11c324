// Brings one report to the server: announce, then every photo that is missing there.
//
// Invariants: the announcement is the frozen one, so that any repetition is the same
// report and never a second one; a photo is forgotten here only after the server has said
// that it holds all of them; what cannot be repaired by waiting is shown, never repeated.

import { Failure, type Schemas } from '@/shared/api/client'

import type { Draft, Parcel, PhoneDb } from './db'
import type { Door } from './door'
import { patchOf } from './manifest'

export interface Progress {
  photoId: string
  /** From 0 to 1. */
  part: number
}

export type Outcome =
  | { end: 'delivered' }
  /** Later: in so many seconds at the earliest, when the server said so; and whether it was reached at all. */
  | { end: 'later'; wait: number | null; reached: boolean }
  | { end: 'login' }
  | { end: 'attention' }

export interface Sending {
  store: PhoneDb
  door: Door
  progress: (progress: Progress) => void
  stop: AbortSignal
}

export async function deliver(draft: Draft, sending: Sending): Promise<Outcome> {
  try {
    const report = await introduce(draft, sending)
    await sending.store.drafts.update(draft.id, { announced: true })
    await sendMissing(draft, report, sending)
    await settle(draft, sending.store)
    return { end: 'delivered' }
  } catch (error) {
    return judge(draft, error, (change) => sending.store.drafts.update(draft.id, change))
  }
}

/** Makes the report known, or finds that it is known already. */
async function introduce(draft: Draft, { store, door }: Sending): Promise<Schemas['ReportView']> {
  if (draft.edits) {
    const photos = await store.photos.where('draftId').equals(draft.id).toArray()
    const patch = patchOf(draft, photos)
    try {
      return await door.amend(draft.id, draft.edits.revision, patch)
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'stale') throw error
      // The answer to an earlier try may have been lost on the way; then it stands already.
      const report = await door.read(draft.id)
      if (stands(report, patch)) return report
      throw error
    }
  }
  if (!draft.manifest) throw new Failure({ kind: 'refused', slug: 'no-manifest' })
  return door.announce(draft.manifest)
}

function stands(report: Schemas['ReportView'], patch: Schemas['EditBody']): boolean {
  const wanted = (patch.photos ?? []).map((slot) => slot.id).join()
  const present = report.photos.map((photo) => photo.id).join()
  return report.text === patch.text && (report.outcome ?? null) === patch.outcome && wanted === present
}

async function sendMissing(draft: Draft, report: Schemas['ReportView'], sending: Sending): Promise<void> {
  const { store, door, progress, stop } = sending
  for (const { id, missing, upload } of report.photos) {
    if (missing) {
      const photo = await store.photos.get(id)
      if (!photo) throw new Failure({ kind: 'refused', slug: 'photo-not-here' })
      progress({ photoId: id, part: (upload?.offset ?? 0) / photo.size })
      const tell = (sent: number) => progress({ photoId: id, part: sent / photo.size })
      await door.send(draft.id, photo, upload?.location ?? null, tell, stop)
    }
    await store.photos.update(id, { sent: true })
    progress({ photoId: id, part: 1 })
  }
}

async function settle(draft: Draft, store: PhoneDb): Promise<void> {
  await store.transaction('rw', store.drafts, store.photos, async () => {
    await store.photos.where('draftId').equals(draft.id).delete()
    await store.drafts.update(draft.id, { state: 'delivered', trouble: null, tries: 0, updatedAt: Date.now() })
  })
}

/** What a failure means for what was being sent; `note` writes it down beside it. */
export async function judge(
  parcel: Parcel,
  error: unknown,
  note: (change: Pick<Parcel, 'trouble'> & Partial<Pick<Parcel, 'tries' | 'state'>>) => Promise<unknown>,
): Promise<Outcome> {
  // The phone's own trouble, such as a store that does not answer: nothing is known, so nothing is noted.
  if (!(error instanceof Failure)) return { end: 'later', wait: 30, reached: true }
  const { kind, slug, pointers, wait } = error
  const trouble = { kind, slug, pointers }
  if (kind === 'login') return { end: 'login' }
  if (kind === 'offline' || kind === 'busy' || kind === 'full') {
    await note({ tries: parcel.tries + 1, trouble })
    return { end: 'later', wait, reached: kind !== 'offline' }
  }
  await note({ state: 'attention', trouble })
  return { end: 'attention' }
}

/** Seconds until the next try: longer each time, never more than two minutes, never all phones at once. */
export function backoff(tries: number, chance = Math.random()): number {
  return Math.min(120, 2 ** Math.min(tries, 7)) * (0.75 + chance / 2)
}
