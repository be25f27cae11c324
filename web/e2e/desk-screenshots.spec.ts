// Pictures of every screen of the desk to be looked at, at two sizes, light and dark, in both languages.
// They go to `screenshots/desk-…`, which git does not keep.

import { test } from '@playwright/test'

import { prepare } from './desk-prepare'
import { eachDeskScreen } from './desk-tour'
import { bringEnglish, inEnglish } from './languages'
import { ShiganServer } from './server'

const server = new ShiganServer()
let record = ''
test.beforeAll(async () => {
  await server.start()
  record = await prepare(server)
})
test.afterAll(() => server.remove())
test.setTimeout(600_000)

const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 1024, height: 768 } }

for (const [size, viewport] of Object.entries(sizes)) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`desk ${size} ${scheme}`, async ({ page }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await bringEnglish(page)
      await eachDeskScreen(page, server, record, async (name) => {
        const take = (language: string) => page.screenshot({ path: `screenshots/desk-${size}-${scheme}-${language}/${name}.png` })
        await take('zh')
        await inEnglish(page, async () => void (await take('en')))
      })
    })
  }
}
