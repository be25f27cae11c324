// Where a record may stand, in the order of the way it goes.

import type { Schemas } from '@/shared/api/client'

import type { Level } from './roles'

export type RecordState = Schemas['RecordState']

export const STATES: RecordState[] = [
  'not_declared',
  'declared',
  'self_scored',
  'township_reviewed',
  'county_reviewed',
  'city_reviewed',
  'inspected',
  'publicized',
  'objection_handling',
  'named',
  'not_named',
  'under_review',
  'revoked',
  'returned',
  'withdrawn',
  'vetoed',
]

/** With whom a record is: states taken together, in the order of the way. */
export const PHASES: { name: string; states: RecordState[] }[] = [
  { name: 'branch', states: ['declared', 'returned'] },
  { name: 'self_scored', states: ['self_scored'] },
  { name: 'township', states: ['township_reviewed'] },
  { name: 'county', states: ['county_reviewed'] },
  { name: 'city', states: ['city_reviewed', 'inspected'] },
  { name: 'public', states: ['publicized', 'objection_handling'] },
  { name: 'named', states: ['named', 'under_review'] },
  { name: 'ended', states: ['not_named', 'revoked', 'withdrawn', 'vetoed'] },
]

const BEFORE: Record<Level, RecordState[]> = {
  township: ['self_scored'],
  county: ['self_scored', 'township_reviewed'],
  city: ['self_scored', 'township_reviewed', 'county_reviewed'],
}

/** States in which one of these levels may score and has not concluded, whatever the chain of the domain. */
export function toScore(levels: Level[]): RecordState[] {
  return [...new Set(levels.flatMap((level) => BEFORE[level]))]
}
