// Waits until somebody has stopped typing.

import { onScopeDispose } from 'vue'

interface Later {
  (): void
  stop: () => void
  /** Waits no longer. */
  now: () => void
}

export function useLater(run: () => void, milliseconds = 250): Later {
  let timer: ReturnType<typeof setTimeout> | null = null
  const stop = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const now = () => {
    if (timer === null) return
    stop()
    run()
  }
  const later = () => {
    stop()
    timer = setTimeout(now, milliseconds)
  }
  onScopeDispose(stop)
  return Object.assign(later, { stop, now })
}
