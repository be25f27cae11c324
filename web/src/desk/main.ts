// The desk's entry: puts the app together.

import '@/shared/ui/base.css'
import './ui/desk.css'

import { createPinia } from 'pinia'
import { createApp } from 'vue'

import { applyLook } from '@/shared/look'

import App from './App.vue'
import { i18n, speakAsBefore } from './i18n'
import { router } from './router'

applyLook()

const app = createApp(App)
app.use(createPinia())
app.use(i18n)
app.use(router)
void speakAsBefore().finally(() => app.mount('#app'))
