// The phone's entry: puts the app together and starts what runs beside the screens.

import '@/shared/ui/base.css'

import { createPinia } from 'pinia'
import { createApp } from 'vue'

import { i18n, speakAsBefore } from '@/shared/i18n'
import { applyLook } from '@/shared/look'

import App from './App.vue'
import { startOutbox } from './outbox'
import { router } from './router'
import { startUpdates } from './updates'

applyLook()

const app = createApp(App)
app.use(createPinia())
app.use(i18n)
app.use(router)
void speakAsBefore().finally(() => {
  app.mount('#app')
  startOutbox()
  startUpdates(router)
})
