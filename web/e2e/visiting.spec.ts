// An inspector's note of a visit: kept on the phone, sent with its photos when there is signal.

import { expect, test, type Page } from '@playwright/test'

import { addPhotos, heldOffline, keptPhotos, logIn, photos, storedDigests } from './phone'
import { grant, JUDGE } from './panel'
import { hold } from './hold'
import { ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(async () => {
  await server.start()
  await grant(server, JUDGE, 'inspector')
})
test.afterAll(() => server.remove())

interface Note {
  id: string
  text: string
  visited_on: string
  photos: { sha256: string; missing: boolean }[]
  withdrawn_at: string | null
}

async function notes(page: Page): Promise<Note[]> {
  const record = /visits\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''
  const call = await server.caller(JUDGE)
  return ((await (await call(`/records/${record}/visit-notes`)).json()) as { items: Note[] }).items
}

async function openBranch(page: Page): Promise<void> {
  await page.getByRole('link', { name: '实地走访' }).click()
  await page.getByRole('link', { name: /康江村/ }).click()
  await expect(page.getByRole('link', { name: '写走访记录' })).toBeVisible()
}

/** Seen to arrive, or among the notes that had arrived when the screen came. */
async function arrived(page: Page, text: string): Promise<void> {
  const row = page.getByRole('link', { name: new RegExp(text) }).filter({ hasText: '已送达' })
  await expect(row.or(page.getByRole('article').filter({ hasText: text }))).toBeVisible()
}

test('a note with two photos written without signal survives a reload, and arrives whole and once', async ({ page, context }) => {
  const text = '查阅了三会一课台账，走访了三户，说法与自评一致。'
  await logIn(page, server.url, JUDGE)
  await heldOffline(page)
  await openBranch(page)
  const picked = await photos(page, 2)
  await context.setOffline(true)
  await page.getByRole('link', { name: '写走访记录' }).click()
  await expect(page.getByText('不拍照也可以')).toBeVisible()
  await page.getByLabel('看到、听到了什么').fill(text)
  await addPhotos(page, picked)
  await expect(page.getByText('已存在手机上')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('看到、听到了什么')).toHaveValue(text)
  await expect(page.getByRole('button', { name: /第\d张照片/ })).toHaveCount(2)
  const digests = (await keptPhotos(page)).map((photo) => photo.sha256)
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('有信号后自动发送')

  await context.setOffline(false)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达', { timeout: 60_000 })
  const stored = await notes(page)
  expect(stored).toHaveLength(1)
  expect(stored[0]?.photos.map((photo) => photo.missing)).toEqual([false, false])
  const bytes = storedDigests(server.folder)
  for (const digest of digests) expect(bytes.has(digest)).toBe(true)
  expect(await keptPhotos(page)).toEqual([])

  // Among the notes of the branch from now on, with its pictures, which may be made a little later.
  const early = new Set<string>()
  await page.route(/visit-notes\/.*\/renditions\/320/, (route) => {
    const first = !early.has(route.request().url())
    early.add(route.request().url())
    return first ? route.fulfill({ status: 404 }) : route.continue()
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: '走访记录', exact: true })).toBeVisible()
  await expect(page.getByText('正在生成图片').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '第2张照片' })).toBeVisible()
  expect(early.size).toBe(2)
  await page.getByRole('button', { name: '第1张照片' }).click()
  await expect(page.getByRole('button', { name: '关闭' })).toBeVisible()
})

test('a sentence without a photo is a whole note, and may be withdrawn with a reason', async ({ page }) => {
  await logIn(page, server.url, JUDGE)
  await openBranch(page)
  await page.getByRole('link', { name: '写走访记录' }).click()
  await expect(page.getByText('只记走访情况')).toBeVisible()
  await page.getByLabel('看到、听到了什么').fill('活动室开着门，有人值班。')
  const listed = await hold(page, /\/visit-notes$/, (asked) => asked.method() === 'GET')
  await page.getByRole('button', { name: '提交' }).click()
  // Seen to arrive, also when the list of notes knows it already.
  const sent = page.getByRole('link', { name: /活动室开着门/ })
  await expect(sent).toContainText('已送达')
  const answered = page.waitForResponse((one) => one.url().endsWith('/visit-notes') && one.request().method() === 'GET')
  listed()
  await answered
  await expect(sent.or(page.getByRole('article').filter({ hasText: '活动室开着门' }))).toHaveCount(1)
  await page.reload()
  const card = page.getByRole('article').filter({ hasText: '活动室开着门' })
  await card.getByRole('button', { name: '撤回这条走访记录' }).click()
  await card.getByLabel('撤回的理由').fill('写错了支部')
  await card.getByRole('button', { name: '撤回这条走访记录' }).click()
  await expect(card.getByText('已撤回：写错了支部')).toBeVisible()
  expect((await notes(page)).find((note) => note.text.startsWith('活动室'))?.withdrawn_at).toBeTruthy()
})

test('a day that has not come yet is said by its name, and the note can be mended', async ({ page }) => {
  await logIn(page, server.url, JUDGE)
  await openBranch(page)
  await page.clock.setFixedTime(Date.now() + 40 * 86_400_000)
  await page.getByRole('link', { name: '写走访记录' }).click()
  await page.getByLabel('看到、听到了什么').fill('手机日期不准时写的。')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('link', { name: /手机日期不准时写的/ })).toContainText('走访日期还没有到')
  await page.clock.setFixedTime(Date.now())
  await page.getByRole('link', { name: /手机日期不准时写的/ }).click()
  await expect(page.getByRole('alert')).toContainText('走访日期还没有到')
  const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
  await page.getByLabel('走访日期').fill(yesterday)
  await page.getByRole('button', { name: '提交' }).click()
  await arrived(page, '手机日期不准时写的')
  expect((await notes(page)).find((note) => note.text.startsWith('手机'))?.visited_on).toBe(yesterday)
})
