// One thing of the server, asked for by its address: anew when the address changes, and when it is asked to.
//
// Invariants: an answer to an older question never replaces that to a newer one; the thing of another address is never
// shown. When asking again fails, what is there stays and the failure is said, unless the thing is no longer there for
// this person.

import { ref, shallowRef, watch } from 'vue'

import { Failure } from '@/shared/api/client'

const isGone = (error: unknown) => error instanceof Failure && (error.kind === 'missing' || error.slug === 'forbidden')

export function useThing<T>(address: () => string, ask: () => Promise<T>) {
  const thing = shallowRef<T | null>(null)
  const trouble = shallowRef<unknown>(null)
  const busy = ref(false)
  let question = 0

  async function load(): Promise<void> {
    const mine = ++question
    busy.value = true
    try {
      const answer = await ask()
      if (mine === question) show(answer)
    } catch (error) {
      if (mine !== question) return
      if (isGone(error)) thing.value = null
      trouble.value = error
      busy.value = false
    }
  }

  /** Takes what a change answered: it is newer than any question on its way. */
  function show(next: T): void {
    question += 1
    thing.value = next
    trouble.value = null
    busy.value = false
  }

  function begin(): void {
    thing.value = null
    trouble.value = null
    void load()
  }
  watch(address, begin, { immediate: true })

  return { thing, trouble, busy, load, show }
}
