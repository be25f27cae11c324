// Pictures of every screen to be looked at, on a phone and on a wide window, light and dark.
// They go to `screenshots/`, which git does not keep.

import { test } from '@playwright/test'

import { eachScreen } from './screens'
import { ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())
test.setTimeout(300_000)

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

for (const [size, viewport] of Object.entries(sizes)) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${size} ${scheme}`, async ({ page }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await eachScreen(page, server, async (name) => {
        await page.screenshot({ path: `screenshots/${size}-${scheme}/${name}.png`, fullPage: size === 'phone' })
      })
    })
  }
}
