// What a failure is called to a person: what happened and what to do, never a code.

import { Failure, type Trouble } from './client'

type Translate = (key: string) => string

/** Sentences that are about one place. */
const SPECIAL: Record<string, string[]> = {
  login: ['wrong-credentials', 'account-locked', 'too-many-requests'],
  activate: ['wrong-credentials', 'invalid', 'account-locked', 'too-many-requests'],
  password: ['wrong-credentials', 'invalid'],
  assessment: ['invalid', 'stale', 'wrong-state', 'incomplete', 'forbidden'],
  panel: ['invalid', 'wrong-state', 'recused'],
  visit: ['invalid', 'same-id-other-body', 'wrong-state', 'recused', 'not-found', 'unsupported-media', 'too-large', 'digest-mismatch', 'photo-not-here'],
  report: ['invalid', 'same-id-other-body', 'wrong-state', 'stale', 'not-found', 'unsupported-media', 'too-large', 'digest-mismatch', 'photo-not-here'],
}

/** Fields whose refusal is better told by their name, where the refusal is `invalid`. */
const FIELDS: Record<string, Record<string, string>> = {
  report: { '/happened_on': 'day' },
  visit: { '/visited_on': 'day', '/finding': 'finding', '/reason': 'reason' },
}

/** What a sentence is made from. */
export type Told = Pick<Trouble, 'kind' | 'slug'> & { pointers?: string[] }

export function sentenceOf(trouble: Told, translate: Translate, place?: string): string {
  const field = place && trouble.slug === 'invalid' ? (trouble.pointers ?? []).map((one) => FIELDS[place]?.[one]).find(Boolean) : undefined
  if (field) return translate(`trouble.at.${place}.${field}`)
  if (place && SPECIAL[place]?.includes(trouble.slug)) return translate(`trouble.at.${place}.${trouble.slug}`)
  return translate(`trouble.${trouble.kind}`)
}

export function sentenceFor(error: unknown, translate: Translate, place?: string): string {
  if (error instanceof Failure) return sentenceOf(error, translate, place)
  return translate('trouble.refused')
}
