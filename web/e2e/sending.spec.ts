// A report reaches the server whole and once, whatever happens on the way.

import { expect, test, type Request } from '@playwright/test'

import { Line } from './line'
import { addPhotos, handIn, heldOffline, keptPhotos, logIn, photos, reportsSaying, storedDigests, write } from './phone'
import { MEMBER, PASSWORD, ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())

/** A request that carries bytes of a photo. */
const carries = (request: Request) => request.method() === 'PATCH' && request.url().includes('/api/v1/uploads/')

test('a draft with three photos of 12 MP survives offline and reloads, and arrives whole', async ({ page, context }) => {
  const text = '没有信号时记的一笔'
  await logIn(page, server.url)
  await heldOffline(page)
  const picked = await photos(page, 3)
  await context.setOffline(true)

  await write(page, text)
  await addPhotos(page, picked)
  await expect(page.getByText('已存在手机上')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('做了什么')).toHaveValue(text)
  await expect(page.getByRole('button', { name: /第\d张照片/ })).toHaveCount(3)
  await handIn(page)
  await page.reload()
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('存在手机上')
  const digests = (await keptPhotos(page)).map((photo) => photo.sha256)
  expect(new Set(digests).size).toBe(3)

  await context.setOffline(false)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达', { timeout: 60_000 })

  const found = await reportsSaying(await server.caller(), text)
  expect(found).toHaveLength(1)
  expect(found[0]?.completeness).toEqual({ received: 3, expected: 3, complete: true })
  for (const photo of found[0]?.photos ?? []) expect(photo.claimed.taken_at).toContain('2026-10-01T09:30:15')
  const stored = storedDigests(server.folder)
  for (const digest of digests) expect(stored.has(digest)).toBe(true)
  expect(await keptPhotos(page)).toEqual([])

  // Upright: the sensor's 4:3 lying picture stands, 2,560 pixels high.
  const call = await server.caller()
  await expect
    .poll(async () => {
      const photo = (await reportsSaying(call, text))[0]?.photos[0]
      return photo?.facts?.width === undefined ? null : [photo.facts.width, photo.facts.height]
    })
    .toEqual([1920, 2560])
})

test('a server killed in mid-upload and started again gets the rest, and one report', async ({ page, context }) => {
  const text = '服务器中途停了的一笔'
  await logIn(page, server.url)
  const picked = await photos(page, 2)
  await write(page, text)
  await addPhotos(page, picked)
  const devtools = await context.newCDPSession(page)
  const slow = { offline: false, latency: 20, downloadThroughput: 1e6, uploadThroughput: 150_000 }
  await devtools.send('Network.emulateNetworkConditions', slow)
  const underWay = page.waitForRequest(carries)
  await handIn(page)
  await underWay
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('正在发送')
  await server.kill()
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('存在手机上')
  await devtools.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1, downloadThroughput: -1, latency: 0 })
  await server.start()
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达', { timeout: 60_000 })
  const found = await reportsSaying(await server.caller(), text)
  expect(found).toHaveLength(1)
  expect(found[0]?.completeness.complete).toBe(true)
})

test('a photo goes on in its middle after the signal was gone', async ({ page }) => {
  const text = '照片发到一半没了信号的一笔'
  const line = new Line(() => server.url)
  await line.start()
  await logIn(page, line.url)
  await write(page, text)
  await addPhotos(page, await photos(page, 1))
  const [photo] = await keptPhotos(page)
  if (!photo) throw new Error('no photo was kept')
  const offsets: number[] = []
  page.on('request', (request) => carries(request) && offsets.push(Number(request.headers()['upload-offset'])))
  const cut = line.cutAfter(photo.size / 2)
  await handIn(page)
  await cut
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('有信号后自动发送')
  const before = line.carried
  line.mend()
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达', { timeout: 60_000 })

  // The second run sends the rest only, by what the browser says and by what the line saw.
  expect(offsets).toHaveLength(2)
  expect(offsets[0]).toBe(0)
  expect(offsets[1]).toBeGreaterThan(photo.size * 0.25)
  expect(line.carried - before).toBeLessThan(photo.size * 0.8)
  expect(await reportsSaying(await server.caller(), text)).toHaveLength(1)
  expect(storedDigests(server.folder).has(photo.sha256)).toBe(true)
  await line.stop()
})

test('an ended login asks again, and what was written is sent then', async ({ page }) => {
  const text = '登录到期后记的一笔'
  await logIn(page, server.url)
  const call = await server.caller()
  const { items } = (await (await call('/sessions')).json()) as { items: { id: string; current: boolean }[] }
  for (const one of items) if (!one.current) await call(`/sessions/${one.id}`, { method: 'DELETE' })

  await write(page, text)
  await handIn(page)
  await expect(page.getByText('登录已到期')).toBeVisible()
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('重新登录后自动发送')
  await page.getByRole('link', { name: '重新登录', exact: true }).click()
  await expect(page.getByLabel('手机号')).toHaveValue(MEMBER)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达')
  expect(await reportsSaying(await server.caller(), text)).toHaveLength(1)
})

test('two tabs send each photo once, and the same account works on two phones', async ({ page, context, browser }) => {
  const text = '两个标签页的一笔'
  await logIn(page, server.url)
  const second = await context.newPage()
  await second.goto(server.url)
  await expect(second.getByRole('link', { name: '记一笔' })).toBeVisible()
  const sent: string[] = []
  context.on('request', (request) => {
    if (carries(request)) sent.push(request.url())
  })
  await heldOffline(page)
  const picked = await photos(page, 2)
  await context.setOffline(true)
  await write(page, text)
  await addPhotos(page, picked)
  await handIn(page)
  await expect(second.getByRole('link', { name: new RegExp(text) })).toContainText('存在手机上')
  sent.length = 0
  await context.setOffline(false)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达', { timeout: 60_000 })
  await expect(second.getByRole('link', { name: new RegExp(text) })).toContainText('已送达')
  expect(new Set(sent).size).toBe(2)
  expect(sent).toHaveLength(2)

  const other = await browser.newContext()
  const phone = await other.newPage()
  await logIn(phone, server.url)
  await write(phone, '另一部手机上的一笔')
  await handIn(phone)
  await expect(phone.getByRole('link', { name: /另一部手机上的一笔/ })).toContainText('已送达')
  await other.close()
  const call = await server.caller()
  expect(await reportsSaying(call, text)).toHaveLength(1)
  expect(await reportsSaying(call, '另一部手机上的一笔')).toHaveLength(1)
})

test('with camera and location denied a sentence is enough', async ({ page, context }) => {
  const text = '什么都不允许也能记'
  await context.clearPermissions()
  await logIn(page, server.url)
  await write(page, text)
  await page.getByRole('button', { name: /更改/ }).last().click()
  await page.getByRole('button', { name: '我现在的位置' }).click()
  await expect(page.getByText(/没有允许使用位置|没有找到位置/)).toBeVisible()
  // A camera that is refused hands back nothing.
  await page.locator('input[type=file][capture]').setInputFiles([])
  await handIn(page)
  await expect(page.getByRole('link', { name: new RegExp(text) })).toContainText('已送达')
  expect(await reportsSaying(await server.caller(), text)).toHaveLength(1)
})

test('without service workers a draft still survives and is sent', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await logIn(page, server.url)
  await write(page, '没有后台程序的一笔')
  await expect(page.getByText('已存在手机上')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('做了什么')).toHaveValue('没有后台程序的一笔')
  await handIn(page)
  await expect(page.getByRole('link', { name: /没有后台程序的一笔/ })).toContainText('已送达')
  await context.close()
})

test('a full phone is said at once, and what is on the screen stays', async ({ page }) => {
  await logIn(page, server.url)
  await write(page, '存得下')
  await expect(page.getByText('已存在手机上')).toBeVisible()
  // What a browser answers when its storage is full.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    Object.assign(globalThis, { makeRoom: () => (IDBObjectStore.prototype.put = put) })
  })
  await page.locator('input[type=file][multiple]').setInputFiles(await photos(page, 1))
  await expect(page.getByRole('alert')).toContainText('手机存储已满', { timeout: 60_000 })
  await expect(page.getByLabel('做了什么')).toHaveValue('存得下')
  await page.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom())
  await page.getByLabel('做了什么').fill('又存得下了')
  await expect(page.getByText('已存在手机上')).toBeVisible()
})
