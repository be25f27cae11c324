// Whether the page is being printed: then a list that draws only its rows in sight has to draw all it has.

import { onScopeDispose, ref } from 'vue'

export function usePrinting() {
  const media = window.matchMedia('print')
  const printing = ref(media.matches)
  // Some browsers tell by the one, some by the other.
  const begin = () => void (printing.value = true)
  const end = () => void (printing.value = false)
  const change = () => void (printing.value = media.matches)
  window.addEventListener('beforeprint', begin)
  window.addEventListener('afterprint', end)
  media.addEventListener('change', change)
  onScopeDispose(() => {
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
    media.removeEventListener('change', change)
  })
  return printing
}
