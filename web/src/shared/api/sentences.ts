// What a failure is called to a person: what happened and what to do, never a code.

import { Failure, type Trouble } from './client'

type Translate = (key: string) => string

/** Sentences that are about one place: `login`, `activate`, `password`. */
const SPECIAL: Record<string, string[]> = {
  login: ['wrong-credentials', 'account-locked', 'too-many-requests'],
  activate: ['wrong-credentials', 'invalid', 'account-locked', 'too-many-requests'],
  password: ['wrong-credentials', 'invalid'],
  assessment: ['invalid', 'stale', 'wrong-state', 'incomplete', 'forbidden'],
  report: ['invalid', 'same-id-other-body', 'wrong-state', 'stale', 'not-found', 'unsupported-media', 'too-large', 'digest-mismatch', 'photo-not-here'],
}

export function sentenceOf(trouble: Pick<Trouble, 'kind' | 'slug'>, translate: Translate, place?: string): string {
  if (place && SPECIAL[place]?.includes(trouble.slug)) return translate(`trouble.at.${place}.${trouble.slug}`)
  return translate(`trouble.${trouble.kind}`)
}

export function sentenceFor(error: unknown, translate: Translate, place?: string): string {
  if (error instanceof Failure) return sentenceOf(error, translate, place)
  return translate('trouble.refused')
}
