// A visit note being written: a row of this phone, one at a time for each branch.

import { computed } from 'vue'

import type { Schemas } from '@/shared/api/client'
import { today } from '@/shared/dates'
import { newId } from '@/shared/ids'

import { db, outbox, type KeptPhoto, type Visit } from '../outbox'
import { useKeeping } from '../outbox/keeping'
import { useSession } from '../session'

export type Visitable = Schemas['VisitableRecordView']

/** Once the city has concluded, what was found has to be told. */
export const findingDue = (branch: Pick<Visitable, 'state'>) => branch.state === 'city_reviewed'

export function newVisit(account: string, branch: Visitable): Visit {
  const now = Date.now()
  return {
    id: newId(),
    account,
    recordId: branch.record_id,
    name: branch.name,
    state: 'draft',
    entry: { visitedOn: today(), text: '', finding: null, reason: '' },
    findingDue: findingDue(branch),
    note: null,
    photoIds: [],
    createdAt: now,
    updatedAt: now,
    announced: false,
    tries: 0,
    trouble: null,
  }
}

export function isReady({ entry, findingDue: due }: Visit): boolean {
  const told = !due || (entry.finding !== null && (entry.finding === 'confirm' || entry.reason.trim() !== ''))
  return entry.text.trim() !== '' && entry.visitedOn !== '' && told
}

export function noteOf(visit: Visit, photos: KeptPhoto[]): Schemas['VisitNoteBody'] {
  const { entry } = visit
  const seen = new Set<string>()
  const slots = visit.photoIds
    .map((id) => photos.find((photo) => photo.id === id))
    .filter((photo): photo is KeptPhoto => photo !== undefined)
    // The server refuses to be promised the same bytes twice.
    .filter(({ sha256 }) => !seen.has(sha256) && Boolean(seen.add(sha256)))
    .map(({ id, sha256, size }) => ({ id, sha256, size }))
  const found = visit.findingDue && entry.finding !== null ? { finding: entry.finding } : {}
  const why = found.finding && found.finding !== 'confirm' ? { reason: entry.reason.trim() } : {}
  return { id: visit.id, visited_on: entry.visitedOn, text: entry.text.trim(), photos: slots, ...found, ...why }
}

export function useVisitWriting(start: Visit, stored: boolean) {
  const kind = {
    table: db.visits,
    written: (row: Visit) => [row.entry, row.photoIds],
    isEmpty: (row: Visit) => row.entry.text.trim() === '' && row.photoIds.length === 0,
  }
  const { row: draft, saved, addPhoto, removePhoto, ...keeping } = useKeeping<Visit>(kind, start, stored)
  const keptPhotos = computed(() => draft.photoIds.length)
  const ready = computed(() => isReady(draft))

  async function handIn(): Promise<boolean> {
    const queued = await keeping.handIn((row, photos) => ({ ...row, note: noteOf(row, photos) }))
    if (queued) void outbox().kick()
    return queued
  }

  return { draft, saved, ready, keptPhotos, addPhoto, removePhoto, handIn }
}

export type VisitWriting = ReturnType<typeof useVisitWriting>

/** Opens the note of a branch that is not handed in yet, or a new one. */
export async function openVisit(branch: Visitable): Promise<VisitWriting> {
  const account = useSession().account ?? ''
  const rows = await db.visits.where({ account, recordId: branch.record_id }).toArray().catch(() => [])
  const open = rows.find((row) => row.state === 'draft' || row.state === 'attention')
  return open ? useVisitWriting(open, true) : useVisitWriting(newVisit(account, branch), false)
}
