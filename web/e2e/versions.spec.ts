// A new version of the app takes over without losing what is being written.

import { expect, test, type Page } from '@playwright/test'

import { addPhotos, handIn, heldOffline, keptPhotos, logIn, photos, reportsSaying, write } from './phone'
import { Front } from './front'
import { ShiganServer } from './server'

const server = new ShiganServer()
const front = new Front(() => server.url)
test.beforeAll(async () => {
  await server.start()
  await front.start()
})
test.afterAll(async () => {
  await front.stop()
  await server.remove()
})

test.setTimeout(180_000)

const version = (page: Page) => page.evaluate(() => document.documentElement.dataset.version ?? 'first')
/** What the browser does by itself when the page is looked at again. */
const lookForNew = (page: Page) =>
  page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()))

test('a new version waits while a report is written, and takes over with the draft and its photo', async ({ page, context }) => {
  const text = '写到一半来了新版本的一笔'
  await logIn(page, front.url)
  await heldOffline(page)
  const picked = await photos(page, 1)
  await write(page, text)
  front.upgrade('second')
  await lookForNew(page)
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((one) => Boolean(one?.waiting)))

  // The old version goes on, also with parts it had not opened yet and the server no longer has.
  await addPhotos(page, picked)
  await page.getByRole('button', { name: '第1张照片' }).click()
  await expect(page.getByRole('button', { name: '涂黑人脸或证件' })).toBeVisible()
  await page.getByRole('button', { name: '好了' }).click()
  await page.getByLabel('做了什么').fill(`${text}，接着写`)
  await expect(page.getByText('已存在手机上')).toBeVisible()
  expect(await version(page)).toBe('first')

  await page.getByRole('button', { name: '返回' }).click()
  // Chromium lets the old worker finish what it is at, and looks only every half minute whether it did.
  await expect.poll(() => version(page).catch(() => 'changing'), { timeout: 90_000 }).toBe('second')
  await page.getByRole('link', { name: new RegExp(text) }).click()
  await expect(page.getByLabel('做了什么')).toHaveValue(`${text}，接着写`)
  await expect(page.getByRole('button', { name: '第1张照片' })).toBeVisible()
  expect(await keptPhotos(page)).toHaveLength(1)

  // The new one is whole without signal, too.
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByLabel('做了什么')).toHaveValue(`${text}，接着写`)
  expect(await version(page)).toBe('second')
  await context.setOffline(false)
  await handIn(page)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达', { timeout: 60_000 })
  expect(await reportsSaying(await server.caller(), `${text}，接着写`)).toHaveLength(1)
})
