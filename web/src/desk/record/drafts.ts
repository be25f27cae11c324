// Scores being thought about: kept in this browser, by account, until they are saved or thrown away.
//
// Invariants: a draft that equals what the server holds does not exist; every change of the evidence can be undone.

import { computed, reactive, ref, type ComputedRef, type Ref } from 'vue'

import type { Schemas } from '@/shared/api/client'

import { ownName, recallOwn, rememberOwn } from '../lib/own'
import { points as pointsText, readPoints } from '../lib/points'
import type { Level } from '../lib/roles'
import type { Dossier, Part } from './dossier'

type EvidenceBody = Schemas['EvidenceBody']

/** A piece of evidence as it is sent, with what is shown of it. */
export interface Piece {
  body: EvidenceBody
  /** A line of the report, or the text itself. */
  title: string
  day: string | null
  author: string | null
  report: string | null
  photos: string[]
  /** The evidence that stands, whose snapshot can be looked up; none for what is not saved yet. */
  evidence?: string
}

export interface Draft {
  points: string
  reason: string
  pieces: Piece[]
  /** What the server held when the draft was begun. */
  base?: string
}

/** Two pieces with the same key are the same evidence. */
export function keyOf({ body }: Piece): string {
  switch (body.kind) {
    case 'report':
      return `report:${body.report_id}`
    case 'photos':
      return `photos:${body.report_id}:${[...body.photo_ids].sort().join()}`
    case 'visit':
      return `visit:${body.visit_note_id}`
    default:
      return `${body.kind}:${body.text.trim()}`
  }
}

/** Evidence that stands, as a piece of a draft. */
export function pieceOf(evidence: Schemas['EvidenceView']): Piece {
  const { report, kind } = evidence
  const note = evidence.note ?? undefined
  const photos = report?.photos.map((photo) => photo.id) ?? []
  const about = {
    title: report ? report.text || (report.outcome ?? '') : (evidence.text ?? ''),
    day: report?.happened_on ?? null,
    author: report?.author_name ?? null,
    report: report?.id ?? null,
    photos,
    evidence: evidence.id,
  }
  if (report && kind === 'photos') return { ...about, body: { kind, report_id: report.id, photo_ids: photos, note } }
  if (report) return { ...about, body: { kind: 'report', report_id: report.id, note } }
  if (evidence.visit) return { ...about, day: evidence.visit.visited_on, author: evidence.visit.inspector, body: { kind: 'visit', visit_note_id: evidence.visit.id, note } }
  return { ...about, body: { kind: kind === 'visit_note' ? kind : 'document', text: evidence.text ?? '', note } }
}

/** What the server holds of a level's score, as a draft. */
export function savedDraft(part: Part, level: Level): Draft {
  const score = part.scores.find((one) => one.level === level)
  return {
    points: score ? pointsText(score.points) : '',
    reason: score?.reason ?? '',
    pieces: part.evidence.filter((one) => one.level === level).map(pieceOf),
  }
}

/** A draft in the one form in which it is compared. */
export function formOf({ points, reason, pieces }: Draft): string {
  return JSON.stringify([readPoints(points) ?? points, reason.trim(), pieces.map((piece) => [keyOf(piece), piece.body.note?.trim() ?? '']).sort()])
}

export function sameDraft(one: Draft, other: Draft): boolean {
  return formOf(one) === formOf(other)
}

export interface DraftAt {
  /** What was sent is saved: words written since stay, on top of it. */
  settle: (sent: Draft) => void
  drop: () => void
}

export interface Drafts {
  draft: ComputedRef<Draft>
  isOpen: (criterion: string) => boolean
  edit: (change: Partial<Draft>) => void
  attach: (piece: Piece) => void
  detach: (key: string) => void
  /** A line of the reviewer's beside a piece of evidence; empty takes it away. */
  annotate: (key: string, note: string) => void
  undo: () => boolean
  drop: (criterion: string) => void
  /** A draft by its record, level and criterion, wherever one is by now. */
  at: (record: string, of: Level, id: string) => DraftAt
  canUndo: ComputedRef<boolean>
}

/** Drafts by their names: here, and in this browser. */
function useShelf() {
  const open = new Map<string, Draft>()
  /** Rises with every change: what this browser keeps tells nobody by itself. */
  const changes = ref(0)
  const read = (key: string): Draft | null => (void changes.value, open.get(key) ?? recallOwn<Draft>(key))

  function keep(key: string, begun: Draft): void {
    open.set(key, begun)
    rememberOwn(key, begun)
    changes.value += 1
  }

  function forget(key: string): void {
    open.delete(key)
    rememberOwn(key, null)
    changes.value += 1
  }

  return { read, keep, forget }
}

export function useDrafts(account: string, dossier: Ref<Dossier | null>, level: Ref<Level | null>, criterion: Ref<string>): Drafts {
  const { read, keep, forget } = useShelf()
  const before = reactive(new Map<string, Piece[][]>())
  const nameAt = (record: string, of: string, id: string) => ownName(account, 'draft', record, of, id)
  const name = (id: string) => nameAt(dossier.value?.id ?? '', level.value ?? '', id)
  const partOf = (id: string) => dossier.value?.criteria.find((one) => one.criterion.id === id)
  const saved = (id: string): Draft => {
    const part = partOf(id)
    return part && level.value ? savedDraft(part, level.value) : { points: '', reason: '', pieces: [] }
  }

  const kept = (id: string) => read(name(id))
  const draft = computed(() => kept(criterion.value) ?? saved(criterion.value))

  function isOpen(id: string): boolean {
    const found = kept(id)
    return found !== null && !sameDraft(found, saved(id))
  }

  function put(next: Draft): void {
    const id = criterion.value
    if (sameDraft(next, saved(id))) return drop(id, false)
    keep(name(id), { ...next, base: next.base ?? formOf(saved(id)) })
  }

  function drop(id: string, steps = true): void {
    forget(name(id))
    if (steps) before.delete(name(id))
  }

  function at(record: string, of: Level, id: string): DraftAt {
    const key = nameAt(record, of, id)
    const whole = () => {
      forget(key)
      before.delete(key)
    }
    const settle = (sent: Draft) => {
      const now = read(key)
      if (!now || sameDraft(now, sent)) whole()
      else keep(key, { ...now, base: formOf(sent) })
    }
    return { settle, drop: whole }
  }

  function setPieces(pieces: Piece[]): void {
    const id = name(criterion.value)
    before.set(id, [...(before.get(id) ?? []), draft.value.pieces])
    put({ ...draft.value, pieces })
  }

  function attach(piece: Piece): void {
    const key = keyOf(piece)
    if (draft.value.pieces.some((one) => keyOf(one) === key)) return
    setPieces([...draft.value.pieces, piece])
  }

  function detach(key: string): void {
    setPieces(draft.value.pieces.filter((one) => keyOf(one) !== key))
  }

  function annotate(key: string, note: string): void {
    const pieces = draft.value.pieces.map((one) => (keyOf(one) === key ? { ...one, body: { ...one.body, note: note.trim() ? note : undefined } } : one))
    put({ ...draft.value, pieces })
  }

  function undo(): boolean {
    const steps = before.get(name(criterion.value)) ?? []
    const last = steps.at(-1)
    if (!last) return false
    before.set(name(criterion.value), steps.slice(0, -1))
    put({ ...draft.value, pieces: last })
    return true
  }

  return {
    draft,
    isOpen,
    edit: (change) => put({ ...draft.value, ...change }),
    attach,
    detach,
    annotate,
    undo,
    drop: (id) => drop(id),
    at,
    canUndo: computed(() => (before.get(name(criterion.value)) ?? []).length > 0),
  }
}
