// The phone's entry: puts the app together and starts what runs beside the screens.

import '@/shared/ui/base.css'

import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'

import { i18n, speakAsBefore } from '@/shared/i18n'
import { applyLook } from '@/shared/look'

import App from './App.vue'
import { router } from './router'
import { useSession } from './session'
import { startUpdates } from './updates'

applyLook()

const app = createApp(App)
app.use(createPinia())

// The store of this phone is loaded for whoever is logged in, beside the first screen.
const session = useSession()
const stop = watch(
  () => session.account,
  (account) => {
    if (account === null) return
    queueMicrotask(() => stop())
    void import('./outbox').then(({ startOutbox }) => startOutbox())
  },
  { immediate: true },
)

app.use(i18n)
app.use(router)
void speakAsBefore().finally(() => {
  app.mount('#app')
  startUpdates(router)
})
