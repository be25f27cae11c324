// One panel day as whoever is logged in sees it: its host, a judge, or a branch that stands on it.
//
// Invariant: what is shown is what the server said last; while the panel runs it is asked again by itself.

import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'

import { api, must, type Schemas } from '@/shared/api/client'

export type Panel = Schemas['PanelView']
export type Round = Schemas['RoundView']

/** How often a running panel is asked for anew. */
const LOOK_AGAIN = 4000

/** What is missing for a round, said more exactly than by one sentence for all; empty when it is something else. */
export function lackOf(panel: Panel, pointers: string[], translate: (key: string, values: { fewest: number }) => string): string {
  const fewest = panel.method === 'mean' ? 1 : 3
  const what = ['judges', 'scores'].find((one) => pointers.includes(`/${one}`))
  return what ? translate(`panel.few-${what}`, { fewest }) : ''
}

export function usePanel(id: Ref<string>) {
  const panel = shallowRef<Panel | null>(null)
  const trouble = ref<unknown>(null)
  let question = 0

  async function load(): Promise<void> {
    const mine = ++question
    try {
      const found = await must(api.GET('/api/v1/panels/{id}', { params: { path: { id: id.value } } }))
      if (mine !== question) return
      panel.value = found
      trouble.value = null
    } catch (error) {
      if (mine === question && !panel.value) trouble.value = error
    }
  }

  /** Shows what a change answered; an older question that is still under way is no longer of interest. */
  function show(next: Panel): void {
    question += 1
    panel.value = next
  }

  const timer = setInterval(() => {
    if (panel.value?.state !== 'closed' && document.visibilityState === 'visible') void load()
  }, LOOK_AGAIN)
  onScopeDispose(() => clearInterval(timer))
  watch(
    id,
    () => {
      panel.value = null
      void load()
    },
    { immediate: true },
  )

  return { panel, trouble, load, show }
}
