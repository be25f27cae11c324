// What holds on every screen of the desk: axe finds nothing in light and dark, nothing runs that the policy refuses,
// no word is missing, and nothing is wider than the window.

import { expect, test } from '@playwright/test'

import { brokenRules } from './axe'
import { watchConsole } from './desk'
import { prepare } from './desk-prepare'
import { WALKS } from './desk-tour'
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
// Half of them are the reviewers'.
test.describe.configure({ mode: 'parallel' })

for (const [whose, walk] of WALKS) {
  test(`axe finds nothing on any screen of ${whose} at the desk, and the policy refuses nothing`, async ({ page }) => {
    const errors = watchConsole(page)
    const found = new Set<string>()
    await bringEnglish(page)
    await walk(page, server, record, async (name) => {
      for (const one of await brokenRules(page, name)) found.add(one)
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
}
