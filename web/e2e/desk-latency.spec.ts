// How long the lists of the desk take in a whole city, as whoever sits there sees it: from the click, the key or the
// address to the rows on the screen. Not part of `make test`: figures belong to `make web-city`, which keeps them in
// `target/bench/desk.json`.

import { mkdirSync, writeFileSync } from 'node:fs'

import { test, type Locator, type Page } from '@playwright/test'

import { loadCity, type SimulatedCity } from './city'
import { logInAtDesk } from './desk'

const TIMES = 9
test.setTimeout(1_800_000)
test.use({ actionTimeout: 60_000 })
let city: SimulatedCity
const measured: { name: string; unit: 'ms'; median: number; worst: number }[] = []

test.beforeAll(async () => {
  city = await loadCity()
})
test.afterAll(async () => {
  const folder = new URL('../../target/bench/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('desk.json', folder), JSON.stringify(measured, null, 2))
  await city.server.remove()
})

/** Does something so many times; `shown` is what tells that it is done. */
async function timed(name: string, act: (turn: number) => Promise<void>, shown: (turn: number) => Promise<void>): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < TIMES; turn += 1) {
    const begun = performance.now()
    await act(turn)
    await shown(turn)
    times.push(performance.now() - begun)
  }
  times.sort((one, other) => one - other)
  const [median, worst] = [times[Math.floor(TIMES / 2)]!, times.at(-1)!]
  measured.push({ name, unit: 'ms', median: Math.round(median), worst: Math.round(worst) })
  console.log(`${name}: median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms`)
}

const firstRow = (page: Page) => page.locator('tbody tr:not([aria-hidden])').first()

/** A screen by its address, the program of the desk included. */
async function screen(page: Page, name: string, path: string, row: (page: Page) => Locator = firstRow): Promise<void> {
  await timed(
    name,
    async () => void (await page.goto(`${city.server.url}/desk${path}`, { waitUntil: 'commit' })),
    () => row(page).waitFor(),
  )
}

/** Words typed into a field, until the answer to them is here. */
async function typed(page: Page, name: string, field: Locator, words: string[], answer: RegExp): Promise<void> {
  await timed(
    name,
    async (turn) => {
      const word = words[turn % words.length]!
      const answered = page.waitForResponse((response) => answer.test(response.url()) && decodeURIComponent(response.url()).includes(`=${word}`))
      await field.fill(word)
      await answered
    },
    async () => void (await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))),
  )
}

test('reviewers of the city: queue, matrix, differences, ranking, reports, a record and its search', async ({ page }) => {
  await logInAtDesk(page, city.server.url, city.who.city)
  await firstRow(page).waitFor()
  const cycle = /cycles\/([^/]+)/.exec(page.url())![1]!
  await screen(page, 'queue, all states', `/cycles/${cycle}/queue?state=all`)
  await typed(page, 'queue, a name typed', page.getByLabel('名称或编码'), ['青溪', '石岭', '竹源'], /records\?/)
  await screen(page, 'matrix of the villages', `/cycles/${cycle}/matrix?domain=rural`)
  await scrolled(page, 'matrix')
  await screen(page, 'differences of half a point', `/cycles/${cycle}/differences?gap=0.5`)
  await screen(page, 'ranking, computed', `/cycles/${cycle}/ranking?level=township&field=honor:model`)
  await screen(page, 'progress', `/cycles/${cycle}/progress`)
  const report = (at: Page) => at.locator('.report-row').first()
  await screen(page, 'all reports, newest', '/reports', report)
  const words = page.getByLabel('在记录里找')
  await typed(page, 'all reports, a word found often', words, ['河堤', '集市', '水渠'], /reports\?/)
  await typed(page, 'all reports, a word found nowhere', words, ['绝无此词甲', '绝无此词乙', '绝无此词丙'], /reports\?/)
  await screen(page, 'all reports, with photos', '/reports?photos=with', report)
  await scrolled(page, 'reports')
  const call = await city.server.caller(city.who.city)
  const { items } = (await (await call('/records?state=county_reviewed&limit=1')).json()) as { items: { id: string }[] }
  await screen(page, 'a record', `/records/${items[0]!.id}?c=A2`, (at) => at.locator('.found').first())
  await typed(page, 'the reports of a branch, a word', page.getByLabel('在记录里找'), ['群众', '在', '天'], /reports\?/)
})

/** Scrolls down as far as pages come, and tells the longest time without a frame. */
async function scrolled(page: Page, name: string): Promise<void> {
  const list = page.locator('.queue-list')
  const gap = await list.evaluate(async (element) => {
    let [last, longest] = [performance.now(), 0]
    for (let step = 0; step < 300; step += 1) {
      element.scrollTop += 400
      await new Promise((done) => requestAnimationFrame(done))
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }
    return longest
  })
  measured.push({ name: `${name}, longest time without a frame while scrolling`, unit: 'ms', median: Math.round(gap), worst: Math.round(gap) })
  console.log(`${name}: at most ${gap.toFixed(0)} ms without a frame while scrolling`)
}

test('administrators: organisations, accounts, the trail', async ({ page }) => {
  await logInAtDesk(page, city.server.url, city.who.admin)
  await screen(page, 'organisations', '/organizations')
  await typed(page, 'organisations, a name typed', page.getByLabel('名称或编码'), ['青溪', '石岭', '竹源'], /organizations\?/)
  await logInAtDesk(page, city.server.url, city.who.security)
  await screen(page, 'accounts', '/accounts')
  await typed(page, 'accounts, a name typed', page.getByLabel('姓名'), ['王建国', '李秀英', '张志强'], /accounts\?/)
  await logInAtDesk(page, city.server.url, city.who.auditor)
  await screen(page, 'the trail', '/audit')
  await screen(page, 'the trail of one kind of action', '/audit?action=record.')
})
