// Sends by itself: after handing in, when the signal returns, when the page is looked at
// again, and after a wait that grows.
//
// Invariants: one report after the other, oldest first, since a village line has no room
// for two; one that waits does not hold up the next; an ended login stops everything and
// loses nothing.

import { reactive } from 'vue'

import type { Draft, PhoneDb } from './db'
import type { Door } from './door'
import { alone } from './lock'
import { backoff, deliver } from './sender'

export interface RunnerState {
  /** The report under way, if any. */
  current: string | null
  /** How much of each photo is over there, 0 to 1. */
  parts: Record<string, number>
  /** The server could not be reached at the last try. */
  unreachable: boolean
}

export class Runner {
  readonly state: RunnerState = reactive({ current: null, parts: {}, unreachable: false })
  private running = false
  private again = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private stopper = new AbortController()

  constructor(
    private readonly store: PhoneDb,
    private readonly door: Door,
    /** Whose reports may be sent now; null while nobody is logged in. */
    private readonly account: () => string | null,
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
    for (const draft of await this.waiting()) {
      const fresh = await this.store.drafts.get(draft.id)
      if (fresh?.state !== 'queued' || fresh.account !== this.account()) continue
      this.state.current = draft.id
      const outcome = await deliver(fresh, {
        store: this.store,
        door: this.door,
        progress: ({ photoId, part }) => (this.state.parts[photoId] = part),
        stop: this.stopper.signal,
      })
      this.state.unreachable = outcome.end === 'later' && !outcome.reached
      if (outcome.end === 'login') return
      if (outcome.end === 'later') this.later(Math.max(outcome.wait ?? 0, backoff(fresh.tries)))
      // Without a line the next one would only wait in vain.
      if (this.state.unreachable) return
    }
    this.state.current = null
  }

  private async waiting(): Promise<Draft[]> {
    const account = this.account()
    if (account === null) return []
    const queued = await this.store.drafts.where({ account, state: 'queued' }).toArray()
    return queued.sort((one, other) => one.updatedAt - other.updatedAt)
  }

  private later(seconds: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.kick(), seconds * 1000)
  }
}
