// Pictures of every screen to be looked at: on a phone and on a wide window, light and dark, and on a narrow phone
// with text twice as large, in both languages.
// They go to `screenshots/`, which git does not keep.

import { test, type Page } from '@playwright/test'

import { bringEnglish, inEnglish } from './languages'
import { largeText } from './phone'
import { eachOfficeScreen, eachScreen } from './screens'
import { ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())
test.setTimeout(300_000)

interface Viewport {
  width: number
  height: number
}

const sizes: Record<string, Viewport> = { phone: { width: 360, height: 780 }, desktop: { width: 1280, height: 800 } }

for (const [size, viewport] of Object.entries(sizes)) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${size} ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await tour(page, viewport, `${size}-${scheme}`)
    })
  }
}

test('narrow, large text', async ({ page }) => {
  await largeText(page)
  await tour(page, { width: 320, height: 640 }, 'narrow')
})

async function tour(page: Page, viewport: Viewport, folder: string): Promise<void> {
  await page.setViewportSize(viewport)
  await bringEnglish(page)
  const look = async (name: string) => {
    const take = (language: string) => picture(page, viewport, `screenshots/${folder}-${language}/${name}`)
    await take('zh')
    await inEnglish(page, () => take('en'))
  }
  await eachScreen(page, server, look)
  await eachOfficeScreen(page, server, look)
}

/** As it is met, and where it goes on below, whole: with bars at the window's edge a taller window shows it as it is. */
async function picture(page: Page, viewport: Viewport, path: string): Promise<void> {
  await page.screenshot({ path: `${path}.png` })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (height <= viewport.height || (await page.getByRole('dialog').count()) > 0) return
  await page.setViewportSize({ ...viewport, height })
  await page.screenshot({ path: `${path}-whole.png` })
  await page.setViewportSize(viewport)
}
