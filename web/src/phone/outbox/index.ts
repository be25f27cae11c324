// The outbox of this page: the store, the runner, and what screens ask of them. Loaded once
// somebody is logged in; the page where one logs in needs none of it.

import { liveQuery, type Table } from 'dexie'
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

import { useSession } from '../session'
import { db, parcels, type Parcel } from './db'
import { door } from './door'
import { Runner } from './runner'
import { line } from './state'

export { anythingWaits, db, discard, isFull, type Draft, type Entry, type KeptPhoto, type Parcel, type Visit } from './db'
export { line } from './state'

let runner: Runner | null = null

export function outbox(): Runner {
  if (!runner) {
    const session = useSession()
    runner = new Runner(db, door, () => session.sendingAs, line)
  }
  return runner
}

const DAY = 24 * 3600 * 1000

/** Sends whenever there is a reason to try. */
export function startOutbox(): void {
  const session = useSession()
  const kick = () => void outbox().kick().catch(() => undefined)
  window.addEventListener('online', kick)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && kick())
  watch(() => session.sendingAs, kick)
  // What arrived is shown as such for a day, then the list of the server is enough.
  for (const table of parcels(db)) {
    void table.filter((one) => one.state === 'delivered' && one.updatedAt < Date.now() - DAY).delete().catch(() => 0)
  }
  kick()
}

/** A query that is asked again whenever this or another tab changes what it reads. */
export function useLive<T>(ask: () => Promise<T>, first: T): ShallowRef<T> {
  const value = shallowRef(first)
  const subscription = liveQuery(ask).subscribe({ next: (found) => (value.value = found), error: () => undefined })
  onScopeDispose(() => subscription.unsubscribe())
  return value
}

/** The account's reports, or its visit notes, on this phone, newest first. */
export async function parcelsOf<T extends Parcel>(table: Table<T, string>, account: string | null): Promise<T[]> {
  if (account === null) return []
  const rows = await table.where({ account }).toArray()
  return rows.sort((one, other) => other.updatedAt - one.updatedAt)
}
