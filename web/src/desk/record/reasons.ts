// Reasons this reviewer gave before, offered again for the same criterion of the same sheet. They stay in this browser.

import { ownName, recallOwn, rememberOwn } from '../lib/own'

const MOST = 3

/** Whose reasons, and for what: sheets of two domains may use the same code for different things. */
export interface About {
  account: string
  domain: string
  code: string
}

const nameOf = ({ account, domain, code }: About) => ownName(account, 'reasons', domain, code)

export function reasonsFor(about: About): string[] {
  return recallOwn<string[]>(nameOf(about)) ?? []
}

export function keepReason(about: About, reason: string): void {
  const text = reason.trim()
  if (!text) return
  const others = reasonsFor(about).filter((one) => one !== text)
  rememberOwn(nameOf(about), [text, ...others].slice(0, MOST))
}
