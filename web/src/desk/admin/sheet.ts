// A sheet as its form holds it. The order of the lines is the order of the sheet.

import type { Schemas } from '@/shared/api/client'

import { points, readPoints } from '../lib/points'
import { DIMENSIONS } from './kinds'

type Criterion = Schemas['CriterionBody']
type Dimension = Schemas['Dimension']

export interface Line extends Omit<Criterion, 'max_points' | 'evidence_required'> {
  /** Tells the line from others while it is moved and its code is typed. */
  key: number
  points: string
}

/** What each dimension gives, in hundredths: the five strengths of the scheme. */
export const SHARES: Record<Dimension, number> = { political: 1500, organization: 2000, capability: 2000, conduct: 1500, performance: 3000 }

let keys = 0

export const newLine = (): Line => ({ key: ++keys, code: '', dimension: 'political', text_zh: '', text_en: '', points: '', basis: ['D'] })

export const linesOf = (criteria: readonly Criterion[]): Line[] =>
  criteria.map(({ code, dimension, text_zh, text_en, basis, max_points }) => ({ key: ++keys, code, dimension, text_zh, text_en, basis: [...basis], points: points(max_points) }))

/** Only a report or a visit can show it: then evidence is due. It follows from the basis, so nobody ticks it. */
export const evidenceDue = (basis: readonly Schemas['Basis'][]): boolean => basis.includes('F') && !basis.includes('D') && !basis.includes('S')

export const criteriaOf = (lines: readonly Line[]): Criterion[] =>
  lines.map(({ code, dimension, text_zh, text_en, basis, points: text }) => ({
    code: code.trim(),
    dimension,
    text_zh: text_zh.trim(),
    text_en: text_en.trim(),
    basis,
    max_points: readPoints(text) ?? 0,
    evidence_required: evidenceDue(basis),
  }))

/** The lines with one of them a place up or down; the same where there is no such place. */
export function moved<T>(lines: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by
  const next = [...lines]
  const [one, other] = [next[from], next[to]]
  if (one === undefined || other === undefined) return next
  next[from] = other
  next[to] = one
  return next
}

export interface Sum {
  dimension: Dimension
  points: number
  due: number
}

/** What the lines of each dimension add up to, and what they should. */
export const sumsOf = (lines: readonly Line[]): Sum[] =>
  DIMENSIONS.map((dimension) => ({
    dimension,
    points: lines.filter((line) => line.dimension === dimension).reduce((all, line) => all + (readPoints(line.points) ?? 0), 0),
    due: SHARES[dimension],
  }))
