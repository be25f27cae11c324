// What a person does on the phone, and photos as a camera makes them.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, type Page } from '@playwright/test'

import { MEMBER, PASSWORD } from './server'

export async function logIn(page: Page, url: string, login = MEMBER, password = PASSWORD): Promise<void> {
  await page.goto(url)
  await page.getByLabel('手机号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  // What everybody has on the first screen, whether he is a member or not.
  await expect(page.getByRole('link', { name: '意见建议/投诉' })).toBeVisible()
}

/** Text twice as large as the phone shows it. */
export async function largeText(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '36px'))
  })
}

/** The page is held by the service worker, so it opens without signal. */
export async function heldOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    if (registration.active?.state !== 'activated') {
      await new Promise((done) => registration.active?.addEventListener('statechange', done, { once: true }))
    }
  })
  await page.reload()
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await expect(page.getByRole('link', { name: '意见建议/投诉' })).toBeVisible()
}

export async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: '记一笔' }).click()
  await page.getByLabel('做了什么').fill(text)
}

export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('您好')
}

export interface Picked {
  name: string
  mimeType: string
  buffer: Buffer
}

/** JPEGs of 12 MP with grain, each another one, lying on their side with the time the camera wrote. */
export async function photos(page: Page, count: number): Promise<Picked[]> {
  const made: Picked[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const base64 = await page.evaluate(async (hue) => {
      const canvas = document.createElement('canvas')
      canvas.width = 4000
      canvas.height = 3000
      const context = canvas.getContext('2d') as CanvasRenderingContext2D
      const tile = context.createImageData(400, 300)
      for (let at = 0; at < tile.data.length; at += 4) {
        tile.data[at] = Math.random() * 256
        tile.data[at + 1] = (at / 4000 + hue) % 256
        tile.data[at + 2] = (hue * 3) % 256
        tile.data[at + 3] = 255
      }
      for (let x = 0; x < 4000; x += 400) for (let y = 0; y < 3000; y += 300) context.putImageData(tile, x, y)
      // The upper left quarter as the sensor saw it, so that turning shows.
      context.fillStyle = '#0000ff'
      context.fillRect(0, 0, 2000, 1500)
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
    }, 40 + nth * 60)
    made.push({ name: `IMG_${nth}.jpg`, mimeType: 'image/jpeg', buffer: withExif(Buffer.from(base64, 'base64')) })
  }
  return made
}

/** Puts an EXIF segment behind the start of a JPEG: orientation 6, taken 2026-10-01 09:30:15 +08:00. */
function withExif(jpeg: Buffer): Buffer {
  const text = (value: string) => Buffer.from(`${value}\0`, 'latin1')
  const taken = text('2026:10:01 09:30:15')
  const offset = text('+08:00')
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const directory = (entries: Buffer[]) => {
    const count = Buffer.alloc(2)
    count.writeUInt16LE(entries.length, 0)
    return Buffer.concat([count, ...entries, Buffer.alloc(4)])
  }
  const main = 8
  const sub = main + 2 + 2 * 12 + 4
  const data = sub + 2 + 2 * 12 + 4
  const tiff = Buffer.concat([
    Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]),
    directory([entry(0x0112, 3, 1, 6), entry(0x8769, 4, 1, sub)]),
    directory([entry(0x9003, 2, taken.length, data), entry(0x9011, 2, offset.length, data + taken.length)]),
    taken,
    offset,
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

export async function addPhotos(page: Page, picked: Picked[]): Promise<void> {
  await page.locator('input[type=file][multiple]').setInputFiles(picked)
  await expect(page.getByRole('button', { name: /第\d张照片/ })).toHaveCount(picked.length, { timeout: 120_000 })
}

/** Some fields of everything the phone keeps in one of its stores. */
function rowsOf<T>(page: Page, store: string, fields: (keyof T & string)[]): Promise<T[]> {
  return page.evaluate(
    ([name, wanted]) =>
      new Promise<T[]>((done, fail) => {
        const open = indexedDB.open('shigan')
        open.onerror = () => fail(open.error)
        open.onsuccess = () => {
          const all = open.result.transaction(name).objectStore(name).getAll()
          all.onerror = () => fail(all.error)
          all.onsuccess = () => {
            open.result.close()
            done(all.result.map((row: Record<string, unknown>) => Object.fromEntries(wanted.map((one) => [one, row[one]])) as T))
          }
        }
      }),
    [store, fields] as const,
  )
}

/** Whether the phone holds a copy of these words. */
export async function keepsWords(page: Page, words: string): Promise<boolean> {
  return (await rowsOf<{ value: unknown }>(page, 'copies', ['value'])).some((one) => one.value === words)
}

/** The photos the phone holds. */
export function keptPhotos(page: Page): Promise<{ sha256: string; size: number }[]> {
  return rowsOf(page, 'photos', ['sha256', 'size'])
}

/** Digests of every file the server keeps, computed from its bytes. */
export function storedDigests(folder: string): Set<string> {
  const found = new Set<string>()
  for (const entry of readdirSync(join(folder, 'objects'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    try {
      const bytes = readFileSync(join(entry.parentPath ?? entry.path, entry.name))
      found.add(createHash('sha256').update(bytes).digest('hex'))
    } catch (error) {
      // What was unfinished has its name by now, or is gone.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return found
}

interface Stored {
  id: string
  text: string
  completeness: { received: number; expected: number; complete: boolean }
  photos: { sha256: string; claimed: { taken_at?: string }; facts?: { width: number; height: number } }[]
}

/** The member's reports with this text, as the server has them. */
export async function reportsSaying(
  call: (path: string) => Promise<Response>,
  text: string,
): Promise<Stored[]> {
  const page = (await (await call('/reports?mine=true&limit=50')).json()) as { items: { id: string; text: string }[] }
  const ids = page.items.filter((one) => one.text === text).map((one) => one.id)
  return Promise.all(ids.map(async (id) => (await (await call(`/reports/${id}`)).json()) as Stored))
}
