// A report that has arrived is changed: photos come and go, and it can be withdrawn.

import { expect, test, type Page } from '@playwright/test'

import { addPhotos, handIn, keptPhotos, logIn, photos, reportsSaying, write } from './phone'
import { SECRETARY, ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())

async function openRecord(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: '我的记录' }).click()
  await page.locator('a[href^="/records/"]').filter({ hasText: text }).first().click()
  await expect(page.getByText('送达', { exact: true })).toBeVisible()
}

test('a photo that has arrived is taken out and another one added', async ({ page }) => {
  const text = '换一张照片的一笔'
  await logIn(page, server.url)
  await write(page, text)
  const picked = await photos(page, 3)
  await addPhotos(page, picked.slice(0, 2))
  const [first, second] = (await keptPhotos(page)).map((photo) => photo.sha256)
  await handIn(page)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达', { timeout: 60_000 })

  await openRecord(page, text)
  await expect(page.getByText(/照片保存到\d{4}年6月30日，到期自动删除。/)).toBeVisible()
  await page.getByRole('button', { name: '修改或加照片' }).click()
  await page.getByRole('button', { name: /第1张照片，已送达/ }).click()
  await expect(page.getByRole('dialog', { name: '去掉这张照片' })).toBeVisible()
  await page.getByRole('button', { name: '去掉', exact: true }).click()
  await expect(page.getByRole('button', { name: /已送达/ })).toHaveCount(1)
  await page.locator('input[type=file][multiple]').setInputFiles(picked.slice(2))
  await expect(page.getByRole('button', { name: '第2张照片', exact: true })).toBeVisible({ timeout: 60_000 })
  const fresh = (await keptPhotos(page)).map((photo) => photo.sha256)
  await handIn(page)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达', { timeout: 60_000 })

  const found = await reportsSaying(await server.caller(), text)
  expect(found).toHaveLength(1)
  expect(found[0]?.photos.map((photo) => photo.sha256)).toEqual([second, ...fresh])
  expect(found[0]?.photos.map((photo) => photo.sha256)).not.toContain(first)
  expect(found[0]?.completeness.complete).toBe(true)
})

test('a report is withdrawn after one question', async ({ page }) => {
  const text = '要撤回的一笔'
  await logIn(page, server.url)
  await write(page, text)
  await handIn(page)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达')
  await openRecord(page, text)
  await page.getByRole('button', { name: '撤回这条记录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回这条记录' }).click()
  await expect(page.locator('.note').filter({ hasText: '已撤回' })).toBeVisible()
  await expect(page.getByRole('button', { name: '修改或加照片' })).toBeHidden()
})

test('the secretary hides a report of the branch, and its author reads why', async ({ page, browser }) => {
  const text = '给支部看的一笔'
  await logIn(page, server.url)
  await write(page, text)
  await handIn(page)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达')

  const context = await browser.newContext()
  const secretary = await context.newPage()
  await logIn(secretary, server.url, SECRETARY)
  await secretary.getByRole('link', { name: '本支部' }).click()
  await secretary.locator('a[href^="/records/"]').filter({ hasText: text }).click()
  await secretary.getByRole('button', { name: '隐藏这条记录' }).click()
  await secretary.getByLabel(/原因/).fill('照片里有账本')
  await secretary.getByRole('button', { name: '隐藏', exact: true }).click()
  await expect(secretary.locator('.note').filter({ hasText: '已隐藏：照片里有账本' })).toBeVisible()
  await context.close()

  await openRecord(page, text)
  await expect(page.locator('.note').filter({ hasText: '已隐藏：照片里有账本' })).toBeVisible()
})
