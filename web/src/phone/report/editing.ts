// From a stored report to a draft that changes it, which is then written and sent like any other.

import type { Schemas } from '@/shared/api/client'

import { db, type Draft } from '../outbox/db'

function slotOf(photo: Schemas['PhotoView']): Schemas['SlotBody'] {
  return { id: photo.id, sha256: photo.sha256, size: photo.size, media_type: photo.claimed.media_type }
}

function picturesOf(report: Schemas['ReportView']): Record<string, string> {
  return Object.fromEntries(report.photos.flatMap(({ id, renditions }) => (renditions ? [[id, renditions.small]] : [])))
}

/** Opens the change that is on this phone already, or starts one; hands back its id. */
export async function editOf(report: Schemas['ReportView'], account: string): Promise<string> {
  const present = await db.drafts.get(report.id)
  const edits = { revision: report.revision, kept: report.photos.map(slotOf), pictures: picturesOf(report) }
  if (present && present.account === account && present.state !== 'delivered') {
    // What was seen just now is what the change starts from, so that it goes through after another's.
    const same = present.edits?.revision === report.revision
    await db.drafts.update(present.id, { edits: same ? present.edits : edits, state: 'draft', manifest: null, trouble: null })
    return present.id
  }
  const now = Date.now()
  const draft: Draft = {
    id: report.id,
    account,
    state: 'draft',
    entry: {
      kind: report.kind,
      text: report.text,
      outcome: report.outcome ?? '',
      placeId: report.place_id ?? null,
      placeName: null,
      point: null,
      branchId: report.branch.id,
      projectId: report.project_id ?? null,
      teamId: report.team_id ?? null,
      theme: report.theme ?? null,
      partner: report.partner ?? '',
      companions: report.companions.map((one) => ({ id: one.id, name: one.name })),
      onBehalfOf: null,
      happenedOn: report.happened_on,
      hasMinors: report.has_minors,
      hasVulnerable: report.has_vulnerable,
    },
    photoIds: [],
    createdAt: now,
    updatedAt: now,
    manifest: null,
    edits,
    announced: false,
    tries: 0,
    trouble: null,
  }
  await db.drafts.put(draft)
  return draft.id
}
