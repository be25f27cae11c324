// What a failure is called at the desk: what happened and what to do.

import { Failure } from '@/shared/api/client'

/** Problems with a sentence of their own. */
const SPECIAL = new Set([
  'wrong-credentials',
  'account-locked',
  'too-many-requests',
  'forbidden',
  'recused',
  'incomplete',
  'wrong-state',
  'conflict',
  'invalid',
  'stale',
  'not-found',
])

export function sentenceFor(error: unknown, translate: (key: string) => string): string {
  if (!(error instanceof Failure)) return translate('trouble.refused')
  if (SPECIAL.has(error.slug)) return translate(`problem.${error.slug}`)
  return translate(`trouble.${error.kind}`)
}
