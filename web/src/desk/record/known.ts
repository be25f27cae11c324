// What is known of a report before it is read whole, or instead: where a level scores blind, nothing else is asked for.

import type { Schemas } from '@/shared/api/client'

export interface Known {
  id: string
  text: string
  outcome: string | null
  day: string
  backdated: boolean
  kind: string
  author: string
  branch: string | null
  photos: string[]
  /** Codes of the criteria it supports in the record at hand. */
  usedFor: string[]
}

const shared = (one: { id: string; text: string; outcome?: string | null; happened_on: string; backdated: boolean; kind: string }) => ({
  id: one.id,
  text: one.text,
  outcome: one.outcome ?? null,
  day: one.happened_on,
  backdated: one.backdated,
  kind: one.kind,
})

export function knownOfRow(row: Schemas['LinkedReportView']): Known {
  return { ...shared(row), author: row.author_name, branch: null, photos: row.photo_ids, usedFor: row.used_for }
}

/** Of a list over all branches, which tells the first photos only. */
export function knownOfLine(line: Schemas['ReportLineView']): Known {
  return { ...shared(line), author: line.author.name, branch: line.branch.name, photos: line.photos.map((one) => one.id), usedFor: [] }
}

/** As it was when it was attached. */
export function knownOfEvidence(report: Schemas['EvidenceReportView']): Known {
  return { ...shared(report), author: report.author_name, branch: null, photos: report.photos.map((one) => one.id), usedFor: [] }
}

export function knownOfWhole(whole: Schemas['ReportView']): Known {
  const photos = whole.photos.filter((one) => !one.missing).map((one) => one.id)
  return { ...shared(whole), author: whole.author.name, branch: whole.branch.name, photos, usedFor: [] }
}
