// The first load, what the page may do, and how many taps a report takes.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { expect, test } from '@playwright/test'

import { addPhotos, heldOffline, logIn, photos } from './phone'
import { ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())

const MOST_KB = 170

test('a member loads at most 170 KB of JavaScript first, and nothing from elsewhere', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const scripts = new Set<string>()
  const elsewhere: string[] = []
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== server.url) elsewhere.push(request.url())
    if (url.pathname.endsWith('.js')) scripts.add(url.pathname)
  })
  await logIn(page, server.url)
  await page.getByRole('link', { name: '记一笔' }).click()
  await expect(page.getByLabel('做了什么')).toBeVisible()
  const folder = fileURLToPath(new URL('../dist', import.meta.url))
  const sizes = [...scripts].map((path) => gzipSync(readFileSync(folder + path), { level: 9 }).length)
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000
  console.log(`login, home and 记一笔: ${kilobytes.toFixed(1)} KB of JavaScript, gzipped, in ${sizes.length} files`)
  expect(kilobytes).toBeLessThanOrEqual(MOST_KB)
  expect(elsewhere).toEqual([])
  // The one error is the server's answer to "who am I" before logging in, if any.
  expect(refused.filter((text) => text.includes('Content Security Policy'))).toEqual([])
  await context.close()
})

test('pages come with a strict policy, and hashed files for ever', async ({ request }) => {
  const page = await request.get(server.url, { headers: { accept: 'text/html' } })
  const policy = page.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe')
  expect(page.headers()['cache-control']).toBe('no-cache')
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? ''
  const file = await request.get(server.url + script, { headers: { 'accept-encoding': 'br' } })
  expect(file.headers()['cache-control']).toContain('immutable')
  expect(file.headers()['content-encoding']).toBe('br')
})

test('a report takes two taps with a sentence, and three with a photo', async ({ page }) => {
  let taps = 0
  await logIn(page, server.url)
  await page.exposeFunction('tapped', () => (taps += 1))
  await page.evaluate(() => addEventListener('pointerdown', () => (globalThis as unknown as { tapped(): void }).tapped(), true))
  const start = Date.now()
  await page.getByRole('link', { name: '记一笔' }).tap()
  await expect(page.getByLabel('做了什么')).toBeFocused()
  await page.keyboard.type('清理了村口的排水沟')
  await page.getByRole('button', { name: '提交' }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('您好')
  await expect.poll(() => taps).toBe(2)
  console.log(`a report by a sentence: 2 taps, ${((Date.now() - start) / 1000).toFixed(1)} s beside the time to type it`)

  const picked = await photos(page, 1)
  taps = 0
  const second = Date.now()
  await page.getByRole('link', { name: '记一笔' }).tap()
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('拍照', { exact: true }).tap()
  await (await chooser).setFiles(picked)
  await expect(page.getByRole('button', { name: '第1张照片' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: '提交' }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('您好')
  await expect.poll(() => taps).toBe(3)
  console.log(`a report by a photo of 12 MP: 3 taps, ${((Date.now() - second) / 1000).toFixed(1)} s beside the camera's`)
})

test('what was blacked out is gone from the bytes', async ({ page, context }) => {
  await logIn(page, server.url)
  await heldOffline(page)
  await context.setOffline(true)
  await page.getByRole('link', { name: '记一笔' }).click()
  await addPhotos(page, await photos(page, 1))
  await page.getByRole('button', { name: '第1张照片' }).click()
  await page.getByRole('button', { name: '涂黑人脸或证件' }).click()
  const canvas = page.locator('canvas.blackout')
  await expect.poll(() => canvas.evaluate((one: HTMLCanvasElement) => one.width)).toBe(1920)
  const box = await canvas.boundingBox()
  if (!box) throw new Error('no canvas')
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5)
  await page.mouse.up()
  await page.getByRole('button', { name: '涂黑并保存' }).click()
  await expect(page.getByText('已涂黑')).toBeVisible()
  const pixels = await page.evaluate(async () => {
    const open = indexedDB.open('shigan')
    await new Promise((done) => (open.onsuccess = done))
    const all = open.result.transaction('photos').objectStore('photos').getAll()
    await new Promise((done) => (all.onsuccess = done))
    const bitmap = await createImageBitmap(new Blob([all.result[0].bytes]))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    context.drawImage(bitmap, 0, 0)
    const at = (x: number, y: number) => [...context.getImageData(bitmap.width * x, bitmap.height * y, 1, 1).data].slice(0, 3)
    return { inside: at(0.3, 0.3), outside: at(0.7, 0.7) }
  })
  expect(Math.max(...pixels.inside)).toBeLessThan(8)
  expect(Math.max(...pixels.outside)).toBeGreaterThan(40)
})
