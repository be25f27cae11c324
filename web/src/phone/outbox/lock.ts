// One sender at a time, however many tabs are open.
//
// Web Locks where the browser has them: a closed tab gives the lock back at once. Else a
// row with an end, which a crashed tab loses after a while. Two senders would do no harm
// (the server knows repeated requests), they would only send the same bytes twice.

import { newId } from '@/shared/ids'

import type { PhoneDb } from './db'

const NAME = 'shigan-outbox'
const LEASE = 30_000

/** Runs `work` unless another tab is at it; hands back whether it ran. */
export async function alone(store: PhoneDb, work: () => Promise<void>): Promise<boolean> {
  if (navigator.locks) {
    return navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
      if (lock) await work()
      return lock !== null
    })
  }
  const holder = newId()
  if (!(await lease(store, holder))) return false
  const renew = setInterval(() => void lease(store, holder), LEASE / 3)
  try {
    await work()
  } finally {
    clearInterval(renew)
    await store.leases.where({ name: NAME }).and((row) => row.holder === holder).delete()
  }
  return true
}

function lease(store: PhoneDb, holder: string): Promise<boolean> {
  return store.transaction('rw', store.leases, async () => {
    const held = await store.leases.get(NAME)
    if (held && held.holder !== holder && held.until > Date.now()) return false
    await store.leases.put({ name: NAME, holder, until: Date.now() + LEASE })
    return true
  })
}
