// What is kept on the phone: reports and visit notes being written or sent, their photos,
// copies of what the server said, for when there is no signal, and other texts while they
// are written.
//
// Invariants: bytes are kept as ArrayBuffer, which every browser stores whole (old iPhones
// lose blobs); every row belongs to one account, and another account of the same phone
// never sees it.

import Dexie, { type EntityTable, type Table } from 'dexie'

import type { Schemas } from '@/shared/api/client'

/** Where a report on the phone stands. `sending` is no state of its own: it is `queued` and under way. */
export type DraftState = 'draft' | 'queued' | 'delivered' | 'attention'

export interface Entry {
  kind: Schemas['ReportKind']
  text: string
  outcome: string
  placeId: string | null
  placeName: string | null
  point: Schemas['PointBody'] | null
  branchId: string | null
  projectId: string | null
  teamId: string | null
  theme: string | null
  partner: string
  companions: { id: string; name: string }[]
  onBehalfOf: { id: string; name: string } | null
  happenedOn: string | null
  hasMinors: boolean
  hasVulnerable: boolean
}

/** What leaves the phone by itself once it was handed in. */
export interface Parcel {
  /** Minted here. */
  id: string
  account: string
  state: DraftState
  photoIds: string[]
  createdAt: number
  updatedAt: number
  /** The server knows it, so it cannot be taken back here any more. */
  announced: boolean
  tries: number
  trouble: { kind: string; slug: string; pointers: string[] } | null
}

/** A report. */
export interface Draft extends Parcel {
  entry: Entry
  /** The announcement, frozen when it was handed in, so that every repetition is the same. */
  manifest: Schemas['ManifestBody'] | null
  /** An edit of a report that the server has: the revision it started from, the photos it keeps, and where to see them. */
  edits: { revision: number; kept: Schemas['SlotBody'][]; pictures: Record<string, string> } | null
}

/** What an inspector writes of a visit. */
export interface Visit extends Parcel {
  recordId: string
  /** The branch, as it is called where there is no signal. */
  name: string
  entry: { visitedOn: string; text: string; finding: Schemas['VisitFinding'] | null; reason: string }
  /** The city has concluded, so that what was found has to be told. */
  findingDue: boolean
  /** What is sent, frozen when it was handed in. */
  note: Schemas['VisitNoteBody'] | null
}

export interface KeptPhoto {
  id: string
  /** The report or the visit note that it belongs to. */
  draftId: string
  bytes: ArrayBuffer
  mediaType: string
  size: number
  sha256: string
  takenAt: string | null
  width: number | null
  height: number | null
  original: boolean
  blackedOut: boolean
  sent: boolean
}

interface Copy {
  key: string
  value: unknown
  at: number
}

interface Lease {
  name: string
  holder: string
  until: number
}

export class PhoneDb extends Dexie {
  drafts!: Table<Draft, string>
  visits!: Table<Visit, string>
  photos!: EntityTable<KeptPhoto, 'id'>
  copies!: EntityTable<Copy, 'key'>
  leases!: EntityTable<Lease, 'name'>

  constructor(name = 'shigan') {
    super(name)
    this.version(1).stores({
      drafts: 'id, [account+state], account',
      photos: 'id, draftId',
      copies: 'key',
      leases: 'name',
    })
    this.version(2).stores({ visits: 'id, [account+state], account, [account+recordId]' })
  }
}

export const db = new PhoneDb()

/** Whether a failure of the browser's storage means that the phone is full. */
export function isFull(error: unknown): boolean {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((one) => (one as { name?: string } | null)?.name)
  return names.includes('QuotaExceededError')
}

/** Removes a report or a visit note from the phone with its photos. */
export async function discard(store: PhoneDb, id: string): Promise<void> {
  await store.transaction('rw', store.drafts, store.visits, store.photos, async () => {
    await store.photos.where('draftId').equals(id).delete()
    await store.drafts.delete(id)
    await store.visits.delete(id)
  })
}

/** Everything that leaves by itself. */
export function parcels(store: PhoneDb): Table<Parcel, string>[] {
  return [store.drafts, store.visits] as unknown as Table<Parcel, string>[]
}

/** Whether the account has something on this phone that the server does not have. */
export async function anythingWaits(store: PhoneDb, account: string): Promise<boolean> {
  for (const table of parcels(store)) {
    if (await table.where({ account }).filter((one) => one.state !== 'delivered').count()) return true
  }
  return false
}

/** A copy of what the server said last, for when it cannot be asked. */
export async function copyOf<T>(key: string): Promise<T | null> {
  const row = await db.copies.get(key).catch(() => undefined)
  return (row?.value as T | undefined) ?? null
}

/** Failing to keep a copy is no failure: it is only a convenience. */
export async function keepCopy(key: string, value: unknown): Promise<void> {
  // Vue's proxies cannot be stored; copies are plain answers of the server.
  await db.copies.put({ key, value: JSON.parse(JSON.stringify(value)), at: Date.now() }).catch(() => undefined)
}
