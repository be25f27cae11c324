// Waits until somebody has stopped typing.

import { onScopeDispose } from 'vue'

export function useLater(run: () => void, milliseconds = 250): (() => void) & { stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  onScopeDispose(stop)
  const later = () => {
    stop()
    timer = setTimeout(run, milliseconds)
  }
  return Object.assign(later, { stop })
}
