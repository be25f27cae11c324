// What the browser says of its storage, and asking it to keep ours.

import { db } from './outbox'

export type StorageState = 'fine' | 'nearlyFull' | 'mayBeCleared' | 'none'

/** Room for a few more photos. */
const ROOM = 30 * 1024 * 1024

/** Asks once something is worth keeping; browsers refuse a page that asks at once. */
export async function askToKeep(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false)
}

export async function storageState(): Promise<StorageState> {
  try {
    const waiting = [...(await db.drafts.toArray()), ...(await db.visits.toArray())].filter((one) => one.state !== 'delivered')
    const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
    if (quota > 0 && quota - usage < ROOM) return 'nearlyFull'
    const kept = (await navigator.storage?.persisted?.()) ?? true
    // Browsers that clear unused pages do so after a week.
    const longAgo = Date.now() - 3 * 86_400_000
    return !kept && waiting.some((one) => one.createdAt < longAgo) ? 'mayBeCleared' : 'fine'
  } catch {
    return 'none'
  }
}
