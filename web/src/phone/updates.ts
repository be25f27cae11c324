// A new version of the app: fetched beside the running one, put in force between two
// screens, never while something is being written. Without service workers (some
// browsers inside other apps) the page simply works from the network.
//
// Invariant: the page is loaded anew only on a calm screen, or where a part of the old
// version that is not there any more is needed; drafts are in IndexedDB by then.

import { ref } from 'vue'
import type { Router } from 'vue-router'

/** A new version is there and waits. */
export const updateWaits = ref(false)

let registration: ServiceWorkerRegistration | null = null
/** Another tab put the new version in force under this page. */
let overtaken = false

export function startUpdates(router: Router): void {
  if (!('serviceWorker' in navigator)) return
  // What the first picture needs comes first.
  if (document.readyState === 'complete') void register()
  else window.addEventListener('load', () => void register())

  const isUpdate = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!isUpdate) return
    overtaken = true
    if (router.currentRoute.value.meta.calm) location.reload()
  })
  window.addEventListener('vite:preloadError', () => overtaken && location.reload())
  router.afterEach((to) => {
    if (!to.meta.calm) return
    if (overtaken) location.reload()
    else updateNow()
  })
}

async function register(): Promise<void> {
  registration = await navigator.serviceWorker.register('/sw.js').catch(() => null)
  if (!registration) return
  const found = registration
  const look = () => (updateWaits.value = found.waiting !== null && navigator.serviceWorker.controller !== null)
  const follow = () => found.installing?.addEventListener('statechange', look)
  found.addEventListener('updatefound', follow)
  follow()
  look()
  // An app on the home screen is seldom loaded anew; it is looked at again and again.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void found.update().catch(() => undefined)
  })
}

export function updateNow(): void {
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
}
