// A panel day at the desk, from choosing branches to results; visits; against the real program with the demo city.

import { expect, test, type Page } from '@playwright/test'

import { attachReport, CITY, COUNTY, demoIsWhole, grant, logInAtDesk, recordOf, review, TOWNSHIP, watchConsole } from './desk'
import { SECRETARY, ShiganServer } from './server'

const server = new ShiganServer()
const JUDGES = [TOWNSHIP, '10080000002', '10080000004']
const NAMES = ['高文', '汪丽华', '梁思']
test.beforeAll(async () => {
  await server.start()
  await demoIsWhole(server)
  for (const judge of JUDGES) await grant(server, judge, 'panel_judge')
})
test.setTimeout(300_000)
// One after the other on one server: the later ones need what the first one held.
test.describe.configure({ mode: 'serial' })
test.afterAll(() => server.remove())

const told = (page: Page, text: string | RegExp) => expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible()

/** What the other judges give from their phones. */
async function give(panel: string, record: string, judges: string[]): Promise<void> {
  for (const [at, login] of judges.entries()) {
    const call = await server.caller(login)
    const answer = await call(`/panels/${panel}/rounds/${record}/score`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ points: 8500 + at * 100 }),
    })
    expect(answer.status).toBe(200)
  }
}

test('a panel is made, drawn, held round by round with slides in the hall, and shows its results only when it is over', async ({ page }) => {
  const errors = watchConsole(page)
  const kang = await recordOf(server, COUNTY, '康江')
  const shiqiao = await recordOf(server, COUNTY, '石桥')
  for (const code of ['A2', 'C3', 'O3']) await attachReport(server, COUNTY, kang, 'county', code)

  await logInAtDesk(page, server.url, COUNTY)
  await page.getByRole('link', { name: '评审汇报' }).click()
  await expect(page.getByText('还没有您参加的评审汇报')).toBeVisible()
  await page.getByRole('button', { name: '新建评审汇报' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('乐安县2026年评审汇报会')
  await page.getByRole('dialog').getByRole('button', { name: '新建评审汇报' }).click()
  await expect(page.getByRole('heading', { name: '乐安县2026年评审汇报会' })).toBeVisible()
  const panel = page.url().split('/').pop()!

  await page.getByRole('button', { name: '选支部' }).click()
  await page.getByLabel(/康江村/).check()
  await page.getByLabel(/石桥村/).check()
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(page.locator('.order li')).toHaveCount(2)
  // By hand and by keys: the button stays in focus with its branch.
  const first = await page.locator('.order li').first().innerText()
  await page.locator('.order li').first().getByRole('button', { name: /下移/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.order li').nth(1)).toContainText(first.split('\n')[1]!.slice(0, 12))
  await expect(page.locator('.order li').nth(1).getByRole('button', { name: /上移/ })).toBeFocused()
  await page.getByRole('button', { name: '抽签' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '抽签' }).click()
  await told(page, '已抽签')
  await expect(page.getByRole('button', { name: '抽签' })).toBeDisabled()

  for (const name of NAMES) await page.getByLabel(name).check()
  await page.getByRole('button', { name: '保存评委' }).click()
  await told(page, '已保存')

  // The first round: one judge is late.
  const row = (name: RegExp) => page.getByRole('row').filter({ hasText: name })
  // Preparing shows the order; with the first round the table of the day comes.
  await page.getByRole('button', { name: '开始第一场汇报' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开始第一场汇报' }).click()
  await expect(page.getByText('还没有打分：')).toContainText('梁思')
  const order = (await page.locator('tbody tr th').allInnerTexts()).map((text) => (text.includes('康江') ? kang : shiqiao))
  const [now, then] = order as [string, string]
  await give(panel, now, JUDGES.slice(0, 2))
  await page.getByRole('button', { name: '结束打分' }).click()
  await page.getByLabel('为什么不等').fill('临时有事离场')
  await page.getByRole('dialog').getByRole('button', { name: '结束打分' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('至少要有3名评委')
  await page.keyboard.press('Escape')
  await give(panel, now, JUDGES)
  await expect(page.getByText('评委都已打分')).toBeVisible({ timeout: 15_000 })
  expect(await page.locator('main').innerText()).not.toMatch(/8[56]\.00/)
  await page.getByRole('button', { name: '结束打分' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束打分' }).click()
  await told(page, '打分已结束')

  // The hall: slides by keys, with a clock that outlives the page.
  const hall = await page.context().newPage()
  await hall.goto(`${server.url}/desk/panels/${panel}/hall`)
  await hall.getByRole('link', { name: /康江村/ }).click()
  await expect(hall.locator('.slide-name')).toContainText('康江村')
  await expect(hall.getByRole('navigation', { name: '主导航' })).toHaveCount(0)
  await hall.keyboard.press('ArrowRight')
  await expect(hall.locator('.slide-head h2')).toBeVisible()
  await expect(hall.locator('.slide-pictures img').first()).toBeVisible()
  expect(hall.url()).toContain('slide=2')
  await expect(hall.getByRole('timer')).toHaveText('6:00')
  await hall.keyboard.press('Space')
  await expect(hall.getByRole('timer')).toHaveText(/^5:5\d$/)
  await hall.reload()
  await expect(hall.getByRole('timer')).toHaveText(/^5:[345]\d$/)
  await hall.keyboard.press('End')
  await expect(hall.getByText('汇报完毕')).toBeVisible()
  await hall.keyboard.press('PageUp')
  await hall.keyboard.press('f')
  await expect.poll(() => hall.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await hall.keyboard.press('f')
  await expect.poll(() => hall.evaluate(() => document.fullscreenElement !== null)).toBe(false)
  await hall.keyboard.press('Escape')
  await expect(hall.getByRole('heading', { name: '乐安县2026年评审汇报会' })).toBeVisible()

  // The second branch, and the end: all results at once.
  await row(then === kang ? /康江/ : /石桥/).getByRole('button', { name: '开始汇报' }).click()
  await told(page, '可以打分了')
  await give(panel, then, JUDGES)
  await expect(page.getByText('评委都已打分')).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: '结束打分' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束打分' }).click()
  await page.getByRole('button', { name: '结束并公布结果' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束并公布结果' }).click()
  await expect(page.getByRole('heading', { name: '结果' })).toBeVisible()
  await expect(page.getByRole('table')).toContainText('86.00分')
  await expect(page.getByText('与固定的结果完全一致')).toBeVisible()
  await expect(hall.locator('.hall-list')).toContainText('86.00分')

  // Beside the scores of the record.
  await page.goto(`${server.url}/desk/records/${kang}?tab=visits`)
  await expect(page.getByRole('tabpanel', { name: '考察与汇报' })).toContainText('86.00分')
  expect(errors).toEqual([])
})

test('a branch of a panel sees its own turn only when it is over, and somebody without a part sees nothing', async ({ page }) => {
  const call = await server.caller(COUNTY)
  const { items: cycles } = (await (await call('/cycles')).json()) as { items: { id: string }[] }
  const { items } = (await (await call(`/cycles/${cycles[0]!.id}/panels`)).json()) as { items: { id: string }[] }
  await logInAtDesk(page, server.url, SECRETARY)
  await page.getByRole('link', { name: '评审汇报' }).click()
  await page.getByRole('link', { name: '乐安县2026年评审汇报会' }).click()
  await expect(page.getByRole('row').filter({ hasText: '康江' })).toContainText('86.00分')
  await expect(page.getByRole('row').filter({ hasText: '石桥' })).not.toContainText('86.00分')
  await logInAtDesk(page, server.url, CITY)
  await page.goto(`${server.url}/desk/panels/${items[0]!.id}`)
  await expect(page.getByRole('alert')).toContainText('没有找到')
})

test('an inspector writes down a visit, withdraws it, and a reviewer rests a score on the next one', async ({ page }) => {
  const record = await recordOf(server, TOWNSHIP, '康江')
  const inspector = '10080000002'
  await grant(server, inspector, 'inspector')
  await logInAtDesk(page, server.url, inspector)
  await page.getByRole('link', { name: '考察', exact: true }).click()
  await page.getByRole('table').getByRole('link', { name: /康江村/ }).click()
  const write = async (text: string) => {
    await page.getByLabel('看到什么，听到什么').fill(text)
    await page.getByRole('button', { name: '保存考察记录' }).click()
    await told(page, '考察记录已保存')
    await expect(page.getByText(text)).toBeVisible()
  }
  await write('看了村部，党务公开栏更新到本月。')
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('dialog').getByLabel('书面理由').fill('写错了村')
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('写错了村')).toBeVisible()
  await write('水塘清淤完成，岸边已种树。')

  await logInAtDesk(page, server.url, TOWNSHIP)
  await page.goto(`${server.url}/desk/records/${record}?c=A2&tab=visits`)
  await page.getByRole('tabpanel').getByRole('button', { name: '采用为佐证' }).click()
  await expect(page.locator('.own-score .piece')).toContainText('水塘清淤完成')
  await page.getByLabel('得分', { exact: true }).fill('5')
  await page.getByLabel('理由', { exact: true }).fill('考察组看过')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await told(page, 'A2 已保存')
  await expect(page.locator('.own-score .piece')).toContainText('考察记录')
})

// `review` is what concludes a level; a branch on a panel that is over may be concluded.
test('the level concludes after its panel', async ({ page }) => {
  const record = await recordOf(server, COUNTY, '康江')
  await review(server, TOWNSHIP, record, 'township')
  await review(server, COUNTY, record, 'county')
  await logInAtDesk(page, server.url, COUNTY)
  await page.goto(`${server.url}/desk/records/${record}?tab=steps`)
  await expect(page.locator('.record-head')).toContainText('县级审核')
})
