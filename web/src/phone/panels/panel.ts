// A panel day as a judge meets it: asked again and again while it goes on.
//
// Invariants: points go to the branch they were typed for, whoever presents itself
// meanwhile; what was typed and not taken by the server yet stays on the phone.

import { computed, onScopeDispose, ref, shallowRef } from 'vue'

import { api, must, type Schemas } from '@/shared/api/client'

import { copyOf, keepCopy } from '../outbox/db'
import { useSession } from '../session'

type Panel = Schemas['PanelView']

/** Seconds between two looks at what goes on. */
const PAUSE = 4

export function usePanel(id: string) {
  const panel = shallowRef<Panel | null>(null)
  const trouble = ref<unknown>(null)
  /** What is shown is a copy of an earlier moment. */
  const old = ref(false)
  const key = `panel.${useSession().account}.${id}`
  const now = computed(() => panel.value?.rounds.find((round) => round.state === 'open') ?? null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let left = false
  /** What is answered later than something newer is not shown. */
  let turn = 0

  function show(seen: Panel): void {
    panel.value = seen
    trouble.value = null
    old.value = false
    void keepCopy(key, seen)
  }

  async function load(): Promise<void> {
    const mine = (turn += 1)
    try {
      const seen = await must(api.GET('/api/v1/panels/{id}', { params: { path: { id } } }))
      if (mine === turn) show(seen)
    } catch (error) {
      panel.value ??= await copyOf<Panel>(key)
      trouble.value = error
      old.value = panel.value !== null
    }
  }

  async function follow(): Promise<void> {
    if (document.visibilityState === 'visible') await load()
    if (!left && panel.value?.state !== 'closed') timer = setTimeout(() => void follow(), PAUSE * 1000)
  }

  /** Gives a branch its points; the same again is the same as once. */
  async function give(record: string, points: number): Promise<void> {
    const path = { id, record_id: record }
    const seen = await must(api.PUT('/api/v1/panels/{id}/rounds/{record_id}/score', { params: { path }, body: { points } }))
    turn += 1
    show(seen)
  }

  onScopeDispose(() => {
    left = true
    clearTimeout(timer)
  })
  void follow()
  return { panel, now, trouble, old, load, give }
}
