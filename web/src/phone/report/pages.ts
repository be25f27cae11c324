// A list of the server, page by page, with its first page kept for when there is no signal.

import { ref, shallowRef } from 'vue'

import { copyOf, keepCopy } from '../outbox/db'

interface Page<T> {
  items: T[]
  next_cursor?: string | null
}

export type Reach = 'asking' | 'fresh' | 'copy' | 'failed'

export function usePages<T>(key: string, ask: (cursor: string | undefined) => Promise<Page<T>>) {
  const items = shallowRef<T[]>([])
  const reach = ref<Reach>('asking')
  const next = ref<string | null>(null)
  const busy = ref(false)
  const trouble = ref<unknown>(null)

  async function load(): Promise<void> {
    const copy = await copyOf<T[]>(key)
    if (copy && reach.value === 'asking') items.value = copy
    try {
      const page = await ask(undefined)
      items.value = page.items
      next.value = page.next_cursor ?? null
      reach.value = 'fresh'
      void keepCopy(key, page.items)
    } catch (error) {
      trouble.value = error
      reach.value = copy ? 'copy' : 'failed'
    }
  }

  async function more(): Promise<void> {
    if (busy.value || !next.value) return
    busy.value = true
    try {
      const page = await ask(next.value)
      items.value = [...items.value, ...page.items]
      next.value = page.next_cursor ?? null
    } catch (error) {
      trouble.value = error
    } finally {
      busy.value = false
    }
  }

  void load()
  return { items, reach, next, busy, trouble, load, more }
}
