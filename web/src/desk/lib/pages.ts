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
  /** What is being asked for now, or was last. */
  let reading: Promise<void> = Promise.resolve()

  async function fetch(cursor: string | undefined): Promise<void> {
    if (closed) return
    const mine = cursor === undefined ? ++question : question
    busy.value = true
    trouble.value = null
    try {
      const page = await ask(cursor)
      if (mine !== question) return
      items.value = cursor === undefined ? page.items : [...items.value, ...page.items]
      next.value = page.next_cursor ?? null
      asked.value = true
    } catch (error) {
      if (mine !== question) return
      // Rows of an older question are no answer to this one.
      if (cursor === undefined) {
        items.value = []
        next.value = null
      }
      trouble.value = error
    } finally {
      if (mine === question) busy.value = false
    }
  }

  /** Puts back what was there when the screen was left. */
  function restore(rows: T[], cursor: string | null): void {
    items.value = rows
    next.value = cursor
    asked.value = true
  }

  /** Asks anew for that many rows and more, and shows them when all are there. */
  const renew = (depth: number) => (reading = askAnew(depth))

  async function askAnew(depth: number): Promise<void> {
    const mine = ++question
    busy.value = true
    trouble.value = null
    try {
      const rows: T[] = []
      let cursor: string | undefined
      do {
        const page = await ask(cursor)
        if (mine !== question) return
        rows.push(...page.items)
        cursor = page.next_cursor ?? undefined
      } while (cursor && rows.length < depth)
      restore(rows, cursor ?? null)
    } catch (error) {
      if (mine === question) trouble.value = error
    } finally {
      if (mine === question) busy.value = false
    }
  }

  /** The screen is being left: its address is another's by now, and nothing is asked for with it. */
  function close(): void {
    closed = true
    question += 1
  }

  /** One stays after all. */
  function reopen(): void {
    if (!closed) return
    closed = false
    if (busy.value) void renew(items.value.length)
  }

  const load = () => (reading = fetch(undefined))

  /** Reads on, or waits for what is being read, and says whether there are more rows than before. */
  async function more(): Promise<boolean> {
    const before = items.value.length
    if (!busy.value && next.value) reading = fetch(next.value)
    await reading
    return items.value.length > before
  }
  return { items, next, busy, asked, trouble, load, more, restore, renew, close, reopen }
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
