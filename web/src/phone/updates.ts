// A new version of the app: fetched beside the running one, put in force between two
// screens, never while something is being written. Without service workers (some
// browsers inside other apps) the page simply works from the network.

import { ref } from 'vue'
import type { Router } from 'vue-router'
import { registerSW } from 'virtual:pwa-register'

export const updateWaits = ref(false)
let takeOver: (() => Promise<void>) | null = null

export function startUpdates(router: Router): void {
  if (!('serviceWorker' in navigator)) return
  const update = registerSW({ onNeedRefresh: () => (updateWaits.value = true) })
  takeOver = () => update(true)
  router.afterEach((to) => {
    if (updateWaits.value && to.meta.calm) void takeOver?.()
  })
}

export function updateNow(): void {
  void takeOver?.()
}
