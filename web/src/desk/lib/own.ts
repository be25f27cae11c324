// What somebody left unfinished in this browser: drafts of scores, own scores being typed, reasons given before.
//
// Invariants: it is kept by account, so that the next one at a shared computer meets nothing of a colleague; logging
// out takes it away. A login that merely ended takes nothing: the same person comes back to it.

import { kept, recall, remember } from '@/shared/settings'

type What = 'draft' | 'self' | 'reasons'

const shelf = (account: string) => `desk.of.${account}.`

export function ownName(account: string, what: What, ...about: string[]): string {
  return `${shelf(account)}${what}.${about.join('.')}`
}

/** What was kept under a name, if it can still be read. */
export function recallOwn<T>(name: string): T | null {
  try {
    return JSON.parse(recall(name) ?? 'null') as T | null
  } catch {
    return null
  }
}

export function rememberOwn(name: string, value: unknown): void {
  remember(name, value === null ? null : JSON.stringify(value))
}

/** Whether something waits that the server does not have. */
export function leftUnsaved(account: string): boolean {
  return (['draft', 'self'] as const).some((what) => kept(`${shelf(account)}${what}.`).length > 0)
}

export function forgetOwn(account: string): void {
  for (const name of kept(shelf(account))) remember(name, null)
}
