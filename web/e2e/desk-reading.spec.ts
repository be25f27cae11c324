// Reading at the desk: a report whole, from a list and from an address; through a long queue and back to it as it was;
// what is left in the browser is its owner's; and the secretary's part.

import { createHash } from 'node:crypto'

import { expect, test, type Page } from '@playwright/test'
import { v7 } from 'uuid'

import { CITY, COLLEAGUE, COUNTY, demoIsWhole, logInAtDesk, recordOf, review, step, TOWNSHIP, watchConsole } from './desk'
import { hold } from './hold'
import { MEMBER, SECRETARY, ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(async () => {
  await server.start()
  await demoIsWhole(server)
})
test.setTimeout(300_000)
test.afterAll(() => server.remove())

interface Line {
  id: string
  text: string
  place_id?: string | null
  photos: { id: string }[]
  completeness: { received: number }
}

async function reports(login: string, query: string): Promise<Line[]> {
  const call = await server.caller(login)
  return ((await (await call(`/reports?limit=100&${query}`)).json()) as { items: Line[] }).items
}

/** The report that is open over a screen. */
const open = (page: Page) => page.getByRole('dialog', { name: '现场记录' })
const focused = (page: Page) => page.locator('[data-row]:focus')

test('a report without photos opens whole from the list by one key, and is hidden with a reason', async ({ page }) => {
  const errors = watchConsole(page)
  const [first] = await reports(COUNTY, 'has_photos=false')
  await logInAtDesk(page, server.url, COUNTY)
  await page.goto(`${server.url}/desk/reports?photos=without`)
  await expect(page.locator('.report-row').first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(focused(page)).toContainText(first!.text)
  await page.keyboard.press('Enter')
  await expect(open(page)).toContainText(first!.text)
  for (const fact of ['哪天的事', '类别', '谁记的', '党支部', '服务器收到']) await expect(open(page)).toContainText(fact)
  expect(page.url()).toContain(`report=${first!.id}`)

  // Going back closes it, and the row has the focus again.
  await page.goBack()
  await expect(open(page)).toBeHidden()
  await expect(focused(page)).toContainText(first!.text)
  await page.keyboard.press('v')
  await open(page).getByRole('button', { name: '隐藏这条记录' }).click()
  await open(page).getByLabel('理由').fill('写了群众的名字')
  await open(page).getByRole('button', { name: '隐藏这条记录' }).click()
  await expect(page.getByRole('status').filter({ hasText: '记录已隐藏' })).toBeVisible()
  await expect(open(page)).toBeHidden()
  await expect(page.locator('.report-row', { hasText: first!.text })).toHaveCount(0)
  expect(errors).toEqual([])
})

test('of a report with many photos the list shows the first, and the report all of them; an address leads to one', async ({ page }) => {
  const many = (await reports(CITY, 'has_photos=true')).find((one) => one.completeness.received > one.photos.length)!
  await logInAtDesk(page, server.url, CITY)
  await page.goto(`${server.url}/desk/reports?report=${many.id}`)
  await expect(open(page).locator('.viewer-tools b')).toHaveText(`1 / ${many.completeness.received}`)
  await expect(open(page)).toContainText('照片保存到')
  await page.keyboard.press('ArrowRight')
  await expect(open(page).locator('.viewer-tools b')).toHaveText(`2 / ${many.completeness.received}`)
  const address = page.url()
  await page.reload()
  await expect(open(page).locator('.viewer-tools b')).toHaveText(`2 / ${many.completeness.received}`)
  await page.keyboard.press('+')
  await expect(open(page).locator('.viewer-stage > img')).toHaveAttribute('style', /scale\(1\.4\)/)
  // Whoever came by the address stays on the screen below.
  await page.keyboard.press('Escape')
  await expect(open(page)).toBeHidden()
  await expect(page.locator('.report-row').first()).toBeVisible()
  expect(address).toContain('photo=')
  await expect(page).not.toHaveURL(/report=/)
})

test('in the record a report opens by a key without photos too, beside its score, and the search stands in the address', async ({ page }) => {
  const errors = watchConsole(page)
  await logInAtDesk(page, server.url, CITY)
  const record = await recordOf(server, CITY, '康江')
  await page.goto(`${server.url}/desk/records/${record}?c=P1`)
  await expect(page.locator('.found').first()).toBeVisible()
  const all = await page.locator('.found').count()
  await page.keyboard.press('/')
  await page.keyboard.type('路灯')
  await page.keyboard.press('Enter')
  await expect(page.locator('.found:focus')).toContainText('路灯')
  await page.keyboard.press('v')
  await expect(open(page)).toContainText('路灯')
  await expect(open(page)).toContainText('康江村')
  await page.keyboard.press('a')
  await expect(open(page).getByRole('button', { name: '取消采用' })).toBeVisible()
  await page.reload()
  await expect(open(page)).toContainText('路灯')
  await expect(open(page).getByRole('button', { name: '取消采用' })).toBeVisible()
  await page.goBack()
  await expect(open(page)).toBeHidden()
  await expect(page.getByPlaceholder('在记录里找')).toHaveValue('路灯')
  expect(await page.locator('.found').count()).toBeLessThan(all)

  // A line of the reviewer's beside the evidence outlives the page.
  const piece = page.locator('.own-score .piece')
  await piece.getByRole('button', { name: '加备注' }).click()
  await page.keyboard.type('只看第一句')
  await page.reload()
  await expect(piece.getByLabel('备注')).toHaveValue('只看第一句')
  await piece.getByRole('button', { name: /路灯/ }).click()
  await expect(open(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(open(page)).toBeHidden()
  expect(errors).toEqual([])
})

test('to a level that scores blind a report shows what the search answered, and is not asked for', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (one) => /\/api\/v1\/(reports\/[^/]+(\/hints)?$|organizations)/.test(one.url()) && asked.push(one.url()))
  const record = await recordOf(server, CITY, '康江')
  await page.route(`**/api/v1/records/${record}`, async (route) => {
    const answer = await route.fetch()
    const dossier = (await answer.json()) as { organization: Record<string, unknown> }
    Object.assign(dossier.organization, { id: '00000000-0000-0000-0000-000000000000', name: '支部 7' })
    await route.fulfill({ response: answer, json: dossier })
  })
  await logInAtDesk(page, server.url, CITY)
  await page.goto(`${server.url}/desk/records/${record}?c=A2`)
  await page.locator('.found .thumb').first().click()
  await expect(open(page)).toContainText('盲评期间')
  await expect(open(page)).toContainText('哪天的事')
  await expect(open(page)).not.toContainText('服务器收到')
  await page.keyboard.press('Escape')
  await expect(open(page)).toBeHidden()
  expect(asked).toEqual([])
})

test('the queue is walked by keys, read on by scrolling, and is as it was when one comes back, with the own progress', async ({ page }) => {
  const errors = watchConsole(page)
  await page.setViewportSize({ width: 1280, height: 440 })
  // Pages of three, so that a small demo has many. The second comes when the key for its first row has been pressed.
  await page.route(/\/api\/v1\/records\?/, (route) => route.continue({ url: route.request().url().replace('limit=100', 'limit=3') }))
  const walked = await hold(page, /\/api\/v1\/records\?.*cursor=/)
  await logInAtDesk(page, server.url, CITY)
  await expect(page).toHaveURL(/\/queue$/)
  await page.goto(`${page.url()}?state=all`)
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
  for (const at of [0, 1, 2, 4, 5, 6]) {
    await page.keyboard.press(at % 2 ? 'ArrowDown' : 'j')
    if (at === 4) {
      await page.keyboard.press('j')
      walked()
    }
    await expect(focused(page)).toHaveAttribute('data-row', String(at))
  }
  const name = await focused(page).innerText()
  const scrolled = await page.locator('.queue-list').evaluate((list) => list.scrollTop)
  expect(scrolled).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.getByLabel('得分', { exact: true }).fill('3')
  await page.getByLabel('理由', { exact: true }).fill('按期开展')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  await page.goBack()
  await expect(focused(page)).toHaveText(name)
  expect(await page.locator('.queue-list').evaluate((list) => list.scrollTop)).toBe(scrolled)
  await expect(page.getByRole('row', { name })).toContainText(/市级 1\//)
  expect(errors).toEqual([])
})

test('a row walked to while a wider list is on its way keeps the focus, and the next key leads to its neighbour there', async ({ page }) => {
  await logInAtDesk(page, server.url, CITY)
  const links = page.getByRole('table').getByRole('link')
  await expect(links.first()).toBeVisible()
  const name = await links.first().innerText()
  const walked = await hold(page, /\/api\/v1\/records\?/)
  await page.getByLabel('状态').selectOption('all')
  await page.keyboard.press('j')
  await expect(focused(page)).toHaveText(name)
  walked()
  await expect(focused(page)).not.toHaveAttribute('data-row', '0')
  await expect(focused(page)).toHaveText(name)
  const at = Number(await focused(page).getAttribute('data-row'))
  await page.keyboard.press('j')
  await expect(focused(page)).toHaveAttribute('data-row', String(at + 1))
})

test('from one branch to the next by a key, in the order of the queue; going back leads to the queue at the last of them', async ({ page }) => {
  await logInAtDesk(page, server.url, CITY)
  await page.getByLabel('领域').selectOption({ label: '农村' })
  await expect(page).toHaveURL(/domain=rural/)
  const links = page.getByRole('table').getByRole('link')
  await expect.poll(async () => new Set(await page.getByRole('table').locator('tbody td:nth-child(3)').allInnerTexts())).toEqual(new Set(['农村']))
  const names = await links.allInnerTexts()
  const heading = page.getByRole('heading', { level: 1 })
  await links.first().click()
  await expect(heading).toHaveText(names[0]!)
  await expect(page.locator('.found').first()).toBeVisible()
  await page.keyboard.press(']')
  await expect(heading).toHaveText(names[1]!)
  await page.keyboard.press('[')
  await expect(heading).toHaveText(names[0]!)
  await page.keyboard.press('[')
  await expect(page.getByRole('status').filter({ hasText: '没有上一个支部' })).toBeVisible()
  // After a reload the way is asked for anew, narrowed as it was.
  await page.reload()
  await page.getByRole('button', { name: '下一个支部' }).click()
  await expect(heading).toHaveText(names[1]!)
  await page.goBack()
  await expect(page.getByLabel('领域')).toHaveValue('rural')
  await expect(heading).toHaveText('待审支部')
})

test('at a shared computer the next reviewer meets no draft and no reason of a colleague', async ({ page }) => {
  const record = await recordOf(server, CITY, '翠竹')
  const at = `${server.url}/desk/records/${record}?c=P2`
  const points = page.getByLabel('得分', { exact: true })
  await logInAtDesk(page, server.url, CITY)
  await page.goto(at)
  await points.fill('2.5')
  await page.getByLabel('理由', { exact: true }).fill('还要再看')
  // Without logging out, as after a login that ended.
  await logInAtDesk(page, server.url, COLLEAGUE)
  await page.goto(at)
  await expect(points).toHaveValue('')
  await logInAtDesk(page, server.url, CITY)
  await page.goto(at)
  await expect(points).toHaveValue('2.5')
  // Logging out says that it goes, and takes it away.
  await page.getByText('贾明远').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '请登录' })).toBeVisible()
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('desk.of.')))).toEqual([])
  await logInAtDesk(page, server.url, CITY)
  await page.goto(at)
  await expect(points).toHaveValue('')
})

test('what a secretary types is kept, compared with what somebody else of the branch saved, and reports are offered and hidden', async ({ page }) => {
  const record = await recordOf(server, SECRETARY, '康江')
  await step(server, SECRETARY, record, { step: 'withdraw' })
  await step(server, SECRETARY, record, { step: 'declare' })
  await logInAtDesk(page, server.url, SECRETARY)
  await page.goto(`${server.url}/desk/records/${record}`)
  const points = page.getByLabel('P1 自评分')
  await points.fill('4')
  await page.getByLabel('P1 理由').fill('每月一次，记录齐全')
  await page.getByLabel('P2 自评分').fill('3')
  await page.reload()
  await expect(points).toHaveValue('4')
  await expect(page.getByRole('button', { name: '提交自评' })).toBeDisabled()

  // The other keeper saves the first criterion; then this one saves, too.
  const call = await server.caller(SECRETARY)
  const dossier = (await (await call(`/records/${record}`)).json()) as { revision: number; criteria: { criterion: { id: string; code: string } }[] }
  const first = dossier.criteria.find((one) => one.criterion.code === 'P1')!.criterion.id
  const other = await call(`/records/${record}/self-scores`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"r${dossier.revision}"` },
    body: JSON.stringify({ scores: [{ criterion_id: first, points: 250, reason: '有两次没有记录' }] }),
  })
  expect(other.ok).toBe(true)
  const save = page.getByRole('button', { name: '保存自评' })
  const clash = page.getByRole('row', { name: /P1/ }).getByRole('alert')
  await expect(async () => {
    // It cannot be pressed any more once the other's scores have come by themselves.
    if (await save.isEnabled()) await save.click({ timeout: 1000 }).catch(() => undefined)
    await expect(clash).toContainText('有两次没有记录', { timeout: 1000 })
  }).toPass()
  await clash.getByRole('button', { name: '改用我写的' }).click()
  await expect(clash).toBeHidden()
  await save.click()
  await expect(page.getByRole('status').filter({ hasText: '自评已保存' })).toBeVisible()
  await page.reload()
  await expect(points).toHaveValue('4')
  await expect(page.getByRole('button', { name: '提交自评' })).toBeEnabled()

  await page.getByRole('button', { name: '推荐记录 P2' }).click()
  const dialog = page.getByRole('dialog', { name: 'P2：推荐记录' })
  await dialog.getByRole('checkbox').first().check()
  const offered = await dialog.locator('.offer').first().locator('.piece-title').innerText()
  await dialog.getByRole('button', { name: '看全文' }).first().click()
  await expect(open(page)).toContainText(offered)
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: '保存推荐' }).click()
  await expect(page.getByRole('button', { name: '已推荐1条记录 P2' })).toBeVisible()

  await page.getByRole('button', { name: '推荐记录 P3' }).click()
  const last = page.getByRole('dialog', { name: 'P3：推荐记录' }).locator('.offer').last()
  const unfit = await last.locator('.piece-title').innerText()
  await last.getByRole('button', { name: '看全文' }).click()
  await open(page).getByRole('button', { name: '隐藏这条记录' }).click()
  await open(page).getByLabel('理由').fill('写了群众的名字')
  await open(page).getByRole('button', { name: '隐藏这条记录' }).click()
  await expect(open(page)).toBeHidden()
  await page.reload()
  await page.getByRole('button', { name: '推荐记录 P3' }).click()
  await expect(page.getByRole('dialog', { name: 'P3：推荐记录' }).locator('.offer').first()).toBeVisible()
  await expect(page.getByRole('dialog', { name: 'P3：推荐记录' })).not.toContainText(unfit)
  await step(server, SECRETARY, record, { step: 'submit_self_scores' })
})

/** The city gives every criterion a score, without concluding. */
async function scoreAll(record: string): Promise<void> {
  const call = await server.caller(CITY)
  const dossier = (await (await call(`/records/${record}`)).json()) as { revision: number; criteria: { criterion: { id: string; max_points: number } }[] }
  let { revision } = dossier
  for (const { criterion } of dossier.criteria) {
    const body = { level: 'city', points: criterion.max_points, reason: '属实。', evidence: [{ kind: 'visit_note', text: '到村里看过现场。' }] }
    const answer = await call(`/records/${record}/scores/${criterion.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"r${revision}"` },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
    revision = ((await answer.json()) as { revision: number }).revision
  }
}

test('once the own level has concluded, the next branch is one key away', async ({ page }) => {
  const record = await recordOf(server, CITY, '康江')
  await review(server, TOWNSHIP, record, 'township')
  await review(server, COUNTY, record, 'county')
  await scoreAll(record)
  await logInAtDesk(page, server.url, CITY)
  const links = page.getByRole('table').getByRole('link')
  const one = page.getByRole('link', { name: /康江村/ })
  await expect(one).toBeVisible()
  const names = await links.allInnerTexts()
  const next = names[names.findIndex((name) => name.includes('康江村')) + 1]!
  await one.click()
  await page.getByRole('tab', { name: '步骤' }).click()
  await page.getByRole('button', { name: /审核完成/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '审核完成' }).click()
  await expect(page.locator('.record-on').getByRole('button', { name: '下一个支部' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(next)
})

/** A member files a report with a photo that stood in an earlier one; its id, once the server has seen that. */
async function similarReport(): Promise<string> {
  const call = await server.caller(MEMBER)
  const { items } = (await (await call('/reports?has_photos=true&mine=true')).json()) as { items: { photos: { renditions: { large: string } }[] }[] }
  const picture = await call(items[0]!.photos[0]!.renditions.large.replace('/api/v1', ''))
  const bytes = Buffer.from(await picture.arrayBuffer())
  const [id, photo] = [v7(), v7()]
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const manifest = { id, kind: 'village_service', text: '又清理了一次水塘边的杂草。', happened_on: yesterday, photos: [{ id: photo, sha256, size: bytes.length, media_type: 'image/jpeg' }] }
  const filed = await call('/reports', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(manifest) })
  if (!filed.ok) throw new Error(await filed.text())
  await call(`/reports/${id}/photos/${photo}/content`, { method: 'PUT', headers: { 'content-type': 'image/jpeg' }, body: bytes })
  const hints = async () => ((await (await call(`/reports/${id}/hints`)).json()) as { hints: unknown[] }).hints.length
  await expect.poll(hints, { timeout: 60_000 }).toBeGreaterThan(0)
  return id
}

test('a photo and the earlier one it looks like lie side by side, zoomed in step, by keys and by two fingers', async ({ browser }) => {
  const report = await similarReport()
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true })
  const page = await context.newPage()
  await logInAtDesk(page, server.url, CITY)
  await page.goto(`${server.url}/desk/reports?report=${report}`)
  await open(page).locator('.beside').click()
  const pictures = open(page).locator('.viewer-pair img')
  await expect(pictures).toHaveCount(2)
  await page.keyboard.press('+')
  for (const picture of await pictures.all()) await expect(picture).toHaveAttribute('style', /scale\(1\.4\)/)
  await page.keyboard.press('b')
  const photo = open(page).locator('.viewer-stage > img')
  await expect(photo).toHaveCount(1)
  await expect(photo).toHaveAttribute('style', /scale\(1\)/)
  const fingers = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
  await touch('touchStart', [[300, 300], [340, 300]])
  await touch('touchMove', [[280, 300], [360, 300]])
  await touch('touchEnd', [])
  await expect(photo).toHaveAttribute('style', /scale\(2\)/)
  await context.close()
})
