// Waits until somebody has stopped typing.

import { onScopeDispose } from 'vue'

export function useLater(run: () => void, milliseconds = 250): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return () => {
    clearTimeout(timer)
    timer = setTimeout(run, milliseconds)
  }
}
