// Sends by itself: after handing in, when the signal returns, when the page is looked at
// again, and after a wait that grows.
//
// Invariants: one report or note after the other, oldest first, since a village line has no
// room for two; one that waits does not hold up the next; an ended login stops everything
// and loses nothing.

import type { Table } from 'dexie'

import type { Parcel, PhoneDb } from './db'
import type { Door } from './door'
import { alone } from './lock'
import { backoff, deliver, type Outcome, type Sending } from './sender'
import { idle, type LineState } from './state'
import { deliverVisit } from './visits'

/** Something handed in, and how it is sent; null when it is not to be sent any more. */
interface Job {
  id: string
  since: number
  send: (sending: Sending) => Promise<{ outcome: Outcome; tries: number } | null>
}

export class Runner {
  private running = false
  private again = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private stopper = new AbortController()

  constructor(
    private readonly store: PhoneDb,
    private readonly door: Door,
    /** Whose reports may be sent now; null while nobody is logged in. */
    private readonly account: () => string | null,
    readonly state: LineState = idle(),
  ) {}

  /** Tries now. Safe to call at any time and as often as one likes. */
  async kick(): Promise<void> {
    if (this.running) {
      this.again = true
      return
    }
    clearTimeout(this.timer)
    this.running = true
    try {
      do {
        this.again = false
        const ran = await alone(this.store, () => this.round())
        // Another tab is sending; should it be closed, this one takes over.
        if (!ran) this.later(10)
      } while (this.again)
    } finally {
      this.running = false
      this.state.current = null
    }
  }

  /** Breaks off what is under way; it goes on from there at the next kick. */
  stop(): void {
    clearTimeout(this.timer)
    this.stopper.abort()
    this.stopper = new AbortController()
  }

  private async round(): Promise<void> {
    for (const job of await this.waiting()) {
      this.state.current = job.id
      const sent = await job.send({
        store: this.store,
        door: this.door,
        progress: ({ photoId, part }) => (this.state.parts[photoId] = part),
        stop: this.stopper.signal,
      })
      if (!sent) continue
      const { outcome, tries } = sent
      this.state.unreachable = outcome.end === 'later' && !outcome.reached
      if (outcome.end === 'login') return
      if (outcome.end === 'later') this.later(Math.max(outcome.wait ?? 0, backoff(tries)))
      // Without a line the next one would only wait in vain.
      if (this.state.unreachable) return
    }
    this.state.current = null
  }

  private async waiting(): Promise<Job[]> {
    const jobs = [...(await this.jobs(this.store.drafts, deliver)), ...(await this.jobs(this.store.visits, deliverVisit))]
    return jobs.sort((one, other) => one.since - other.since)
  }

  private async jobs<T extends Parcel>(
    table: Table<T, string>,
    carry: (row: T, sending: Sending) => Promise<Outcome>,
  ): Promise<Job[]> {
    const account = this.account()
    if (account === null) return []
    const queued = await table.where({ account, state: 'queued' }).toArray()
    return queued.map((row) => ({
      id: row.id,
      since: row.updatedAt,
      send: async (sending) => {
        const fresh = await table.get(row.id)
        if (fresh?.state !== 'queued' || fresh.account !== this.account()) return null
        return { outcome: await carry(fresh, sending), tries: fresh.tries }
      },
    }))
  }

  private later(seconds: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.kick(), seconds * 1000)
  }
}
