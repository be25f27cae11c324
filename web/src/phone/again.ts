// What is still being made is looked for again by itself, ever more seldom.

import { onScopeDispose, watch } from 'vue'

const FIRST = 2000
const LONGEST = 64_000

/** Looks again while something is pending: after two seconds, four, eight and so on, for some two minutes. */
export function useAgain(pending: () => boolean, look: () => Promise<void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST

  function plan(): void {
    clearTimeout(timer)
    if (pending() && wait <= LONGEST) timer = setTimeout(() => void again(), wait)
  }

  async function again(): Promise<void> {
    wait *= 2
    await look()
    plan()
  }

  watch(pending, plan, { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    wait = Infinity
  })
}
