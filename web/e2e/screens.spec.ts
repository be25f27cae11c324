// What holds on every screen: readable by machines and by people who need large text.

import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

import { eachScreen } from './screens'
import { ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())
test.setTimeout(300_000)

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const found: string[] = []
    await eachScreen(page, server, async (name) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const one of violations) found.push(`${name}: ${one.id} ${one.nodes.map((node) => node.target).join(' ')}`)
    })
    expect(found).toEqual([])
  })
}

test('at 320 px with text twice as large nothing is cut off and targets are large enough', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '36px'))
  })
  const found: string[] = []
  await eachScreen(page, server, async (name) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > 320) found.push(`${name}: ${wide} px wide`)
    found.push(...(await tooSmall(page, name)))
  })
  expect(found).toEqual([])
})

test('at the normal size targets are 44 px and text is 18 px at least', async ({ page }) => {
  const found: string[] = []
  await eachScreen(page, server, async (name) => {
    found.push(...(await tooSmall(page, name)))
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .filter((one) => one.offsetParent !== null && Number.parseFloat(getComputedStyle(one).fontSize) < 18)
        .map((one) => `${one.tagName} ${one.className} ${getComputedStyle(one).fontSize}`),
    )
    found.push(...small.map((one) => `${name}: ${one}`))
  })
  expect([...new Set(found)]).toEqual([])
})

async function tooSmall(page: import('@playwright/test').Page, name: string): Promise<string[]> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, [role=switch]')]
      .map((one) => one.closest('label, li') ?? one)
      .filter((one) => one.getClientRects().length > 0)
      .map((one) => ({ box: one.getBoundingClientRect(), word: one.textContent?.trim().slice(0, 20) }))
      .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
      .map(({ box, word }) => `${word} ${Math.round(box.width)}x${Math.round(box.height)}`),
  )
  return small.map((one) => `${name}: ${one}`)
}
