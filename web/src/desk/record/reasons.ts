// Reasons this reviewer gave before, offered again for the same criterion. They stay in this browser.

import { recall, remember } from '@/shared/settings'

const MOST = 3

export function reasonsFor(code: string): string[] {
  try {
    return JSON.parse(recall(`desk.reasons.${code}`) ?? '[]') as string[]
  } catch {
    return []
  }
}

export function keepReason(code: string, reason: string): void {
  const text = reason.trim()
  if (!text) return
  const others = reasonsFor(code).filter((one) => one !== text)
  remember(`desk.reasons.${code}`, JSON.stringify([text, ...others].slice(0, MOST)))
}
