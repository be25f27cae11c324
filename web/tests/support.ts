// A phone's store and a server that keeps what it is told, for tests of sending.

import { Failure, type Schemas } from '@/shared/api/client'
import type { Draft, Entry, KeptPhoto } from '@/phone/outbox/db'
import { PhoneDb } from '@/phone/outbox/db'
import type { Door } from '@/phone/outbox/door'
import { manifestOf } from '@/phone/outbox/manifest'

let count = 0

export function freshStore(): PhoneDb {
  count += 1
  return new PhoneDb(`test-${count}`)
}

export const ENTRY: Entry = {
  kind: 'village_service',
  text: '清理了村口的排水沟',
  outcome: '',
  placeId: null,
  placeName: null,
  point: null,
  branchId: null,
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

export function photo(draftId: string, id: string, sha256 = id): KeptPhoto {
  return {
    id,
    draftId,
    bytes: new TextEncoder().encode(sha256).buffer as ArrayBuffer,
    mediaType: 'image/jpeg',
    size: sha256.length,
    sha256,
    takenAt: null,
    width: 10,
    height: 10,
    original: false,
    blackedOut: false,
    sent: false,
  }
}

export async function queued(store: PhoneDb, id: string, photoIds: string[], change: Partial<Draft> = {}): Promise<Draft> {
  const photos = photoIds.map((photoId) => photo(id, photoId))
  const draft: Draft = {
    id,
    account: 'me',
    state: 'queued',
    entry: ENTRY,
    photoIds,
    createdAt: 1,
    updatedAt: 1,
    manifest: null,
    edits: null,
    announced: false,
    tries: 0,
    trouble: null,
    ...change,
  }
  if (!draft.edits) draft.manifest = manifestOf(draft, photos, '2026-11-27')
  await store.photos.bulkPut(photos)
  await store.drafts.put(draft)
  return draft
}

/** A server in memory. `fail` is asked before every call and may throw. */
export class FakeServer implements Door {
  reports = new Map<string, { manifest: Schemas['ManifestBody']; revision: number }>()
  bytes = new Set<string>()
  notes = new Map<string, Schemas['VisitNoteBody']>()
  calls: string[] = []
  fail: (call: string) => void = () => undefined

  private enter(call: string): void {
    this.calls.push(call)
    this.fail(call)
  }

  private view(id: string): Schemas['ReportView'] {
    const report = this.reports.get(id)
    if (!report) throw new Failure({ kind: 'missing', slug: 'not-found' })
    const { manifest, revision } = report
    const photos = (manifest.photos ?? []).map((slot) => ({ ...slot, missing: !this.bytes.has(slot.id) }))
    return { ...manifest, revision, photos } as unknown as Schemas['ReportView']
  }

  async announce(manifest: Schemas['ManifestBody']): Promise<Schemas['ReportView']> {
    this.enter('announce')
    const present = this.reports.get(manifest.id)
    if (present && JSON.stringify(present.manifest) !== JSON.stringify(manifest)) {
      throw new Failure({ kind: 'refused', slug: 'same-id-other-body' })
    }
    if (!present) this.reports.set(manifest.id, { manifest, revision: 1 })
    return this.view(manifest.id)
  }

  async amend(id: string, revision: number, patch: Schemas['EditBody']): Promise<Schemas['ReportView']> {
    this.enter('amend')
    const present = this.reports.get(id)
    if (!present || present.revision !== revision) throw new Failure({ kind: 'stale', slug: 'stale' })
    const manifest = { ...present.manifest, ...patch } as Schemas['ManifestBody']
    this.reports.set(id, { manifest, revision: revision + 1 })
    return this.view(id)
  }

  async read(id: string): Promise<Schemas['ReportView']> {
    this.enter('read')
    return this.view(id)
  }

  async send(_reportId: string, one: KeptPhoto, _earlier: string | null, progress: (sent: number) => void): Promise<void> {
    this.enter(`send ${one.id}`)
    progress(one.size)
    this.bytes.add(one.id)
  }

  async note(_recordId: string, note: Schemas['VisitNoteBody']): Promise<Schemas['VisitNoteView']> {
    this.enter('note')
    const present = this.notes.get(note.id)
    if (present && JSON.stringify(present) !== JSON.stringify(note)) {
      throw new Failure({ kind: 'refused', slug: 'same-id-other-body' })
    }
    this.notes.set(note.id, note)
    const photos = (note.photos ?? []).map((slot) => ({ ...slot, missing: !this.bytes.has(slot.id) }))
    return { ...note, photos } as unknown as Schemas['VisitNoteView']
  }

  async sendOfVisit(_noteId: string, one: KeptPhoto, progress: (sent: number) => void): Promise<void> {
    this.enter(`send ${one.id}`)
    progress(one.size)
    this.bytes.add(one.id)
  }
}
