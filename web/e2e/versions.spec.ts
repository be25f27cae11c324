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

const version = (page: Page) => page.evaluate(() => document.documentElement.dataset.version ?? 'first')
const waits = (page: Page) =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
/** What the browser does by itself when the page is looked at again. */
const lookForNew = (page: Page) =>
  page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()))

/**
 * Chromium lets a new worker take over only when the old one has nothing to do, and looks every
 * half minute whether that is so. Here the old one is put to sleep at once, as the browser does then.
 */
async function oldSleeps(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const workers = new Map<string, { status: string; runningStatus: string }>()
  devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => versions.forEach((one) => workers.set(one.versionId, one)))
  await devtools.send('ServiceWorker.enable')
  const old = () => [...workers].find(([, worker]) => worker.status === 'activated')
  await expect.poll(() => old() !== undefined).toBe(true)
  await devtools.send('ServiceWorker.stopWorker', { versionId: old()?.[0] ?? '' })
  await expect.poll(() => old()?.[1].runningStatus).toBe('stopped')
  await devtools.detach()
}

test('a new version waits while a report is written, and takes over with the draft and its photo', async ({ page, context }) => {
  const text = '写到一半来了新版本的一笔'
  await logIn(page, front.url)
  await heldOffline(page)
  const picked = await photos(page, 1)
  await write(page, text)
  front.upgrade('second')
  await lookForNew(page)
  // Polled from here: a promise inside of `waitForFunction` counts as true before it is settled.
  await expect.poll(() => waits(page)).toBe(true)

  // The old version goes on, also with parts it had not opened yet and the server no longer has.
  await addPhotos(page, picked)
  await page.getByRole('button', { name: '第1张照片' }).click()
  await expect(page.getByRole('button', { name: '涂黑人脸或证件' })).toBeVisible()
  await page.getByRole('button', { name: '好了' }).click()
  await page.getByLabel('做了什么').fill(`${text}，接着写`)
  await expect(page.getByText('已存在手机上')).toBeVisible()
  expect(await version(page)).toBe('first')

  await oldSleeps(page)
  await page.getByRole('button', { name: '返回' }).click()
  await expect.poll(() => version(page).catch(() => 'changing')).toBe('second')
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

test('a new version that comes on a main screen is offered there, and one tap brings it', async ({ page }) => {
  await logIn(page, front.url)
  await heldOffline(page)
  front.upgrade('third')
  await lookForNew(page)
  await expect(page.getByRole('button', { name: '现在更新' })).toBeVisible()
  await oldSleeps(page)
  await page.getByRole('button', { name: '现在更新' }).click()
  await expect.poll(() => version(page).catch(() => 'changing')).toBe('third')
})
