// The same screens in English, while the tests find their way by the Chinese words.

import type { Page } from '@playwright/test'

interface Mounted {
  __vue_app__?: { config: { globalProperties: { $i18n: { locale: string } } } }
}

/** Has English loaded on every page, and Chinese spoken. */
export async function bringEnglish(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (!location.protocol.startsWith('http')) return
    localStorage.setItem('shigan.language', 'en')
    const turn = () => {
      const mounted = document.querySelector('#app') as Mounted | null
      if (!mounted?.__vue_app__) return requestAnimationFrame(turn)
      mounted.__vue_app__.config.globalProperties.$i18n.locale = 'zh-Hans'
      return 0
    }
    turn()
  })
}

/** Shows what is on the screen in English, for as long as `look` takes. */
export async function inEnglish(page: Page, look: () => Promise<void>): Promise<void> {
  await speak(page, 'en')
  await look()
  await speak(page, 'zh-Hans')
}

function speak(page: Page, language: string): Promise<void> {
  return page.evaluate(async (wanted) => {
    const mounted = document.querySelector('#app') as Mounted | null
    if (!mounted?.__vue_app__) throw new Error('the app is not there')
    mounted.__vue_app__.config.globalProperties.$i18n.locale = wanted
    document.documentElement.lang = wanted
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }, language)
}
