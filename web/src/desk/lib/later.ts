// Waits until somebody has stopped typing.

import { onScopeDispose } from 'vue'

interface Later {
  (): void
  stop: () => void
  /** Waits no longer, where it waits. */
  now: () => void
  /** Whether it waits or not. */
  atOnce: () => void
}

export function useLater(run: () => void, milliseconds = 250): Later {
  let timer: ReturnType<typeof setTimeout> | null = null
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const atOnce = () => {
    stop()
    run()
  }
  const now = () => {
    if (timer !== null) atOnce()
  }
  const later = () => {
    stop()
    timer = setTimeout(atOnce, milliseconds)
  }
  onScopeDispose(stop)
  return Object.assign(later, { stop, now, atOnce })
}
