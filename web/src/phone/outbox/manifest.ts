// From what was written on the phone to what is announced to the server. Pure.

import type { Schemas } from '@/shared/api/client'

import type { Draft, Entry, KeptPhoto } from './db'

export function slotOf(photo: KeptPhoto): Schemas['SlotBody'] {
  return {
    id: photo.id,
    sha256: photo.sha256,
    size: photo.size,
    media_type: photo.mediaType,
    ...(photo.takenAt === null ? {} : { taken_at: photo.takenAt }),
  }
}

/** The photos in their order, each picture once: the server refuses to be promised the same bytes twice. */
export function inOrder(draft: Draft, photos: KeptPhoto[]): KeptPhoto[] {
  const byId = new Map(photos.map((photo) => [photo.id, photo]))
  const seen = new Set<string>()
  return draft.photoIds
    .map((id) => byId.get(id))
    .filter((photo): photo is KeptPhoto => photo !== undefined)
    .filter((photo) => !seen.has(photo.sha256) && Boolean(seen.add(photo.sha256)))
}

export function manifestOf(draft: Draft, photos: KeptPhoto[], today: string): Schemas['ManifestBody'] {
  const { entry } = draft
  const given = <T>(key: string, value: T | null | '') => (value === null || value === '' ? {} : { [key]: value })
  return {
    id: draft.id,
    kind: entry.kind,
    text: entry.text.trim(),
    // Frozen on the phone: what is handed in today and arrives tomorrow happened today.
    happened_on: entry.happenedOn ?? today,
    has_minors: entry.hasMinors,
    has_vulnerable: entry.hasVulnerable,
    companions: entry.companions.map((one) => one.id),
    photos: inOrder(draft, photos).map(slotOf),
    ...given('outcome', entry.outcome.trim()),
    ...given('partner', entry.partner.trim()),
    ...given('branch_id', entry.branchId),
    ...given('project_id', entry.projectId),
    ...given('team_id', entry.teamId),
    ...given('theme', entry.theme),
    ...given('place_id', entry.placeId),
    ...given('point', entry.point),
    ...given('on_behalf_of', entry.onBehalfOf?.id ?? null),
  }
}

/** An edit names everything it wants to stand, so that sending it twice changes nothing more. */
export function patchOf(draft: Draft, photos: KeptPhoto[]): Schemas['EditBody'] {
  const { entry } = draft
  const kept = draft.edits?.kept ?? []
  const fresh = inOrder(draft, photos)
    .map(slotOf)
    .filter((slot) => kept.every((one) => one.sha256 !== slot.sha256))
  return {
    kind: entry.kind,
    text: entry.text.trim(),
    outcome: entry.outcome.trim() || null,
    partner: entry.partner.trim() || null,
    theme: entry.theme,
    project_id: entry.projectId,
    team_id: entry.teamId,
    place_id: entry.placeId,
    happened_on: entry.happenedOn,
    companions: entry.companions.map((one) => one.id),
    has_minors: entry.hasMinors,
    has_vulnerable: entry.hasVulnerable,
    photos: [...kept, ...fresh],
  }
}

export function isEmpty(entry: Entry, photoCount: number): boolean {
  return photoCount === 0 && entry.text.trim() === '' && entry.outcome.trim() === ''
}

/** A text or a photo is enough; neither is asked for beside the other. */
export function isReady(entry: Entry, photoCount: number): boolean {
  return photoCount > 0 || entry.text.trim() !== ''
}
