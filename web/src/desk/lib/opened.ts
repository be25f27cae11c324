// The report that is open over a screen: in its address, so that a link leads to it and going back closes it.

import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export function useOpened() {
  const route = useRoute()
  const router = useRouter()
  const named = (name: string) =>
    computed(() => {
      const value = route.query[name]
      return typeof value === 'string' ? value : ''
    })
  const report = named('report')
  const photo = named('photo')

  function open(id: string, first = ''): void {
    // Where the screen below was come to from is known of this entry too, should the page be loaded anew.
    const state = { queue: window.history.state?.queue as string | undefined, opened: true }
    void router.push({ query: { ...route.query, report: id, photo: first || undefined }, state })
  }

  function turnTo(id: string): void {
    void router.replace({ query: { ...route.query, photo: id } })
  }

  /** Going back takes the browser a while; it is asked for once. */
  let closing = false
  watch(report, () => (closing = false))

  /** Back to the screen as it was; whoever came by a link stays on it. */
  function close(): void {
    if (!report.value || closing) return
    closing = true
    if (window.history.state?.opened) router.back()
    else void router.replace({ query: { ...route.query, report: undefined, photo: undefined } })
  }

  return { report, photo, open, turnTo, close }
}
