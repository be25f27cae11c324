// A list of the server, page by page, asked anew when what it is narrowed to changes.
//
// Invariants: an answer to an older question never replaces that to a newer one; nothing of it stays when the newer one
// fails. A list that is asked for again as it is keeps its rows until the new ones are whole.

import { ref, shallowRef } from 'vue'

export interface Page<T> {
  items: T[]
  next_cursor?: string | null
}

export function usePages<T>(ask: (cursor: string | undefined) => Promise<Page<T>>) {
  const items = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  const busy = ref(false)
  const asked = ref(false)
  const trouble = ref<unknown>(null)
  let question = 0
  let closed = false
  /** The rows are of an older question: a newer one is on its way, or is still to be asked. */
  const outdated = ref(false)
  /** What is being asked for now, or was last. */
  let reading: Promise<void> = Promise.resolve()

  /** Asks, and takes the answer unless a newer question was asked meanwhile. */
  async function asking(anew: boolean, work: (current: () => boolean) => Promise<void>): Promise<void> {
    const mine = anew ? ++question : question
    const current = () => mine === question
    busy.value = true
    trouble.value = null
    try {
      await work(current)
    } catch (error) {
      if (!current()) return
      // Rows of an older question are no answer to this one.
      if (outdated.value) restore([], null, asked.value)
      trouble.value = error
    } finally {
      if (current()) {
        busy.value = false
        if (anew) outdated.value = false
      }
    }
  }

  async function fetch(cursor: string | undefined): Promise<void> {
    if (cursor === undefined) outdated.value = true
    if (closed) return
    await asking(cursor === undefined, async (current) => {
      const page = await ask(cursor)
      if (current()) restore(cursor === undefined ? page.items : [...items.value, ...page.items], page.next_cursor ?? null)
    })
  }

  /** Puts back what was there when the screen was left. */
  function restore(rows: T[], cursor: string | null, known = true): void {
    items.value = rows
    next.value = cursor
    asked.value = known
  }

  /** Asks anew for that many rows and more, and shows them when all are there. */
  const renew = (depth: number) =>
    (reading = asking(true, async (current) => {
      const rows: T[] = []
      let cursor: string | undefined
      do {
        const page = await ask(cursor)
        if (!current()) return
        rows.push(...page.items)
        cursor = page.next_cursor ?? undefined
      } while (cursor && rows.length < depth)
      restore(rows, cursor ?? null)
    }))

  /** The screen is being left: its address is another's by now, and nothing is asked for with it. */
  function close(): void {
    closed = true
    question += 1
  }

  /** One stays after all. */
  function reopen(): void {
    if (!closed) return
    closed = false
    if (outdated.value) void load()
    else if (busy.value) void renew(items.value.length)
  }

  const load = () => (reading = fetch(undefined))

  /** When nothing is being asked for any more. */
  async function settled(): Promise<void> {
    for (let waited; waited !== reading; ) await (waited = reading)
  }

  /** Reads on, or waits for what is being read, and says whether there are more rows than before or may be. */
  async function more(): Promise<boolean> {
    const before = items.value.length
    const waiting = busy.value
    if (closed) return false
    if (!waiting && next.value) reading = fetch(next.value)
    await settled()
    return items.value.length > before || (waiting && next.value !== null && !trouble.value)
  }
  return { items, next, busy, outdated, asked, trouble, load, more, restore, renew, settled, close, reopen }
}

export type Pages<T> = ReturnType<typeof usePages<T>>

/** Fetches every page of a list that is known to be short. */
export async function everyPage<T>(ask: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const page = await ask(cursor)
    all.push(...page.items)
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return all
}
