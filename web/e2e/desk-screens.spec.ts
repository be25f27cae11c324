// What holds on every screen of the desk: axe finds nothing in light and dark, nothing runs that the policy refuses,
// no word is missing, and nothing is wider than the window.

import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

import { watchConsole } from './desk'
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

test('axe finds nothing on any screen of the desk, and the policy refuses nothing', async ({ page }) => {
  const errors = watchConsole(page)
  const found = new Set<string>()
  await bringEnglish(page)
  await eachDeskScreen(page, server, record, async (name) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // Of all rules only that of contrast depends on colours.
      const axe = new AxeBuilder({ page })
      const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
      for (const one of violations) {
        found.add(`${name}, ${colorScheme}: ${one.id} ${one.nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join('; ')}`)
      }
    }
    // The log shows the codes of actions as they are.
    if (name !== 'audit') await inEnglish(page, async () => {
      const left = await page.locator('body').innerText()
      // What people wrote and what things are called stays as it is; a key would look like this.
      const keys = left.match(/\b[a-z-]+\.[a-z_-]+(\.[a-z_-]+)*\b/g)?.filter((one) => /^(record|queue|nav|state|step|adjust|viewer)\./.test(one)) ?? []
      for (const key of keys) found.add(`${name}: the word ${key} is missing`)
    })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) found.add(`${name}: ${wide} px wider than the window`)
  })
  expect([...found]).toEqual([])
  expect(errors).toEqual([])
})
