// What is kept on the phone: asking the browser for it, and saying in time that it is at risk.

import { expect, test } from '@playwright/test'

import { handIn, logIn, write } from './phone'
import { ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())

test('the browser is asked to keep the storage once something was handed in, not before', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { asked: 0 })
    navigator.storage.persist = () => {
      ;(globalThis as unknown as { asked: number }).asked += 1
      return Promise.resolve(true)
    }
  })
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number }).asked)
  await logIn(page, server.url)
  await write(page, '请浏览器留着这一笔')
  expect(await asked()).toBe(0)
  await handIn(page)
  await expect.poll(asked).toBe(1)
})

test('a phone that is nearly full is said on the first screen', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.storage.estimate = () => Promise.resolve({ quota: 100_000_000, usage: 90_000_000 })
  })
  await logIn(page, server.url)
  await expect(page.getByRole('status').filter({ hasText: '手机存储快满了' })).toBeVisible()
})

test('what has waited for days where the browser may clear it is said on the first screen', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.storage.persisted = () => Promise.resolve(false)
  })
  await logIn(page, server.url)
  await write(page, '放了四天的一笔')
  await expect(page.getByText('已存在手机上')).toBeVisible()
  await page.goto(server.url)
  await expect(page.getByRole('link', { name: /放了四天的一笔/ })).toBeVisible()
  await expect(page.getByText('以免被浏览器清除')).toBeHidden()
  await page.clock.setFixedTime(Date.now() + 4 * 86_400_000)
  await page.reload()
  await expect(page.getByText('以免被浏览器清除')).toBeVisible()
})
