// What a phone does to a report that nobody planned: it dies, runs full, keeps nothing, has a
// wrong clock, shows the same draft twice, loses its login or its signal in the middle.

import { expect, test, type Page, type Request } from '@playwright/test'

import { Line } from './line'
import { addPhotos, handIn, heldOffline, keptPhotos, logIn, photos, reportsSaying, storedDigests, write } from './phone'
import { PASSWORD, ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())

const row = (page: Page, text: string) => page.getByRole('link', { name: new RegExp(text) })
const carries = (request: Request) => request.method() === 'PATCH' && request.url().includes('/api/v1/uploads/')

/** A line on which a photo takes some seconds. */
async function slowLine(page: Page): Promise<(slow: boolean) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page)
  const set = async (slow: boolean) => {
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow ? 20 : 0,
      downloadThroughput: slow ? 1e6 : -1,
      uploadThroughput: slow ? 200_000 : -1,
    })
  }
  await set(true)
  return set
}

test('a page that dies while somebody types comes back with what was kept, and goes on', async ({ page, context }) => {
  const text = '写到一半页面被关掉的一笔'
  await logIn(page, server.url)
  await write(page, text)
  await expect(page.getByText('已存在手机上')).toBeVisible()
  await page.getByLabel('做了什么').pressSequentially('，再接着写')
  const dead = page.waitForEvent('crash')
  void page.goto('chrome://crash').catch(() => undefined)
  await dead

  const again = await context.newPage()
  await again.goto(server.url)
  await row(again, text).click()
  // Whole, or up to a letter that was on its way into the store; never less than what was said to be kept.
  await expect(again.getByLabel('做了什么')).toHaveValue(new RegExp(`^${text}`))
  await again.getByLabel('做了什么').fill(text)
  await handIn(again)
  await expect(row(again, text)).toContainText('已送达')
  expect(await reportsSaying(await server.caller(), text)).toHaveLength(1)
})

test('a full phone still lets a sentence leave', async ({ page }) => {
  const text = '手机存满时记的一笔'
  await logIn(page, server.url)
  await write(page, '')
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.getByLabel('做了什么').fill(text)
  await expect(page.getByRole('alert')).toContainText('手机存储已满')
  // It is said for some seconds only.
  await Promise.all([expect(page.getByRole('status').filter({ hasText: '已送达' })).toBeVisible(), handIn(page)])
  expect(await reportsSaying(await server.caller(), text)).toHaveLength(1)
})

test('a browser that keeps nothing says so, and a sentence leaves straight away', async ({ page }) => {
  const text = '浏览器不让保存时记的一笔'
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('no', 'InvalidStateError')
    }
  })
  await logIn(page, server.url)
  await expect(page.getByText('这个浏览器不让保存内容')).toBeVisible()
  await write(page, text)
  await expect(page.getByRole('alert')).toContainText('不让保存内容')
  await handIn(page)
  expect(await reportsSaying(await server.caller(), text)).toHaveLength(1)
})

test('a clock that is ahead is told by its name, and the report leaves once it is set right', async ({ page }) => {
  const text = '手机日期不准时记的一笔'
  await logIn(page, server.url)
  await page.clock.setFixedTime(Date.now() + 40 * 86_400_000)
  await write(page, text)
  await handIn(page)
  await expect(row(page, text)).toContainText('手机上的日期可能不准')
  await page.clock.setFixedTime(Date.now())
  await row(page, text).click()
  await expect(page.getByRole('alert')).toContainText('手机上的日期可能不准')
  await handIn(page)
  await expect(row(page, text)).toContainText('已送达')
  expect(await reportsSaying(await server.caller(), text)).toHaveLength(1)
})

test('a draft that is open in two tabs is one, and what one tab handed in the other does not put back', async ({ page, context }) => {
  const text = '两个标签页里开着的一笔'
  await logIn(page, server.url)
  await write(page, text)
  await expect(page.getByText('已存在手机上')).toBeVisible()
  const second = await context.newPage()
  await second.goto(server.url)
  await row(second, text).click()
  await addPhotos(second, await photos(second, 1))
  await second.getByLabel('做了什么').fill(`${text}，第二页写的`)
  // The first follows, photo and all, and its next letter loses neither.
  await expect(page.getByLabel('做了什么')).toHaveValue(`${text}，第二页写的`)
  await expect(page.getByRole('button', { name: '第1张照片' })).toBeVisible()
  await page.getByLabel('做了什么').fill(`${text}，第一页写的`)
  await expect(second.getByLabel('做了什么')).toHaveValue(`${text}，第一页写的`)
  await handIn(second)
  await expect(page.getByText('这条记录已经提交')).toBeVisible()
  await expect(row(second, text)).toContainText('已送达', { timeout: 60_000 })
  const found = await reportsSaying(await server.caller(), `${text}，第一页写的`)
  expect(found).toHaveLength(1)
  expect(found[0]?.completeness).toEqual({ received: 1, expected: 1, complete: true })
})

test('a login that ends between two photos stops nothing for good', async ({ page }) => {
  const text = '发照片时登录到期的一笔'
  await logIn(page, server.url)
  await write(page, text)
  await addPhotos(page, await photos(page, 2))
  const call = await server.caller()
  const { items } = (await (await call('/sessions')).json()) as { items: { id: string; current: boolean }[] }
  const slow = await slowLine(page)
  const underWay = page.waitForRequest(carries)
  await page.getByRole('button', { name: '提交' }).click()
  await underWay
  await Promise.all(items.filter((one) => !one.current).map((one) => call(`/sessions/${one.id}`, { method: 'DELETE' })))
  await expect(page.getByText('登录已到期')).toBeVisible({ timeout: 60_000 })
  await slow(false)
  await page.getByRole('link', { name: '重新登录', exact: true }).click()
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(row(page, text)).toContainText('已送达', { timeout: 60_000 })
  const found = await reportsSaying(await server.caller(), text)
  expect(found).toHaveLength(1)
  expect(found[0]?.completeness).toEqual({ received: 2, expected: 2, complete: true })
})

test('aeroplane mode in the middle of the second photo: the rest goes when it is over, also after a reload', async ({ page, context }) => {
  const text = '飞行模式里的一笔'
  const line = new Line(() => server.url)
  await line.start()
  await logIn(page, line.url)
  await heldOffline(page)
  await write(page, text)
  await addPhotos(page, await photos(page, 2))
  const kept = await keptPhotos(page)
  const cut = line.cutAfter((kept[0]?.size ?? 0) * 1.5)
  await handIn(page)
  await cut
  await context.setOffline(true)
  await expect(row(page, text)).toContainText('有信号后自动发送')
  await page.reload()
  await expect(row(page, text)).toContainText('有信号后自动发送')
  expect(await keptPhotos(page)).toHaveLength(2)
  line.mend()
  await context.setOffline(false)
  await expect(row(page, text)).toContainText('已送达', { timeout: 60_000 })
  const found = await reportsSaying(await server.caller(), text)
  expect(found).toHaveLength(1)
  expect(found[0]?.completeness).toEqual({ received: 2, expected: 2, complete: true })
  const stored = storedDigests(server.folder)
  for (const { sha256 } of kept) expect(stored.has(sha256)).toBe(true)
  await line.stop()
})
