// What holds on every screen: readable by machines and by people who need large text.

import { expect, test, type Page } from '@playwright/test'

import { brokenRules } from './axe'
import { bringEnglish, inEnglish } from './languages'
import { largeText } from './phone'
import { eachOfficeScreen, eachScreen } from './screens'
import { ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())
test.setTimeout(900_000)

for (const [whose, walk] of [['members', eachScreen], ['judges and inspectors', eachOfficeScreen]] as const) {
  test(`axe finds nothing on any screen of ${whose} in light and dark, targets are 44 px and text is 18 px at least`, async ({ page }) => {
    const found = new Set<string>()
    await walk(page, server, async (name) => {
      for (const one of [...(await tooSmall(page, name)), ...(await smallText(page, name)), ...(await brokenRules(page, name))]) found.add(one)
    })
    expect([...found]).toEqual([])
  })

  test(`at 320 px with text twice as large nothing is cut off on screens of ${whose}, and targets are large enough`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await largeText(page)
    await bringEnglish(page)
    const found: string[] = []
    const look = async (name: string) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > 320) found.push(`${name}: ${wide} px wide`)
      found.push(...(await tooSmall(page, name)))
    }
    await walk(page, server, async (name) => {
      await look(name)
      await inEnglish(page, () => look(`${name} in English`))
    })
    expect(found).toEqual([])
  })
}

async function tooSmall(page: Page, name: string): Promise<string[]> {
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

async function smallText(page: Page, name: string): Promise<string[]> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .filter((one) => one.offsetParent !== null && Number.parseFloat(getComputedStyle(one).fontSize) < 18)
      .map((one) => `${one.tagName} ${one.className} ${getComputedStyle(one).fontSize}`),
  )
  return small.map((one) => `${name}: ${one}`)
}
