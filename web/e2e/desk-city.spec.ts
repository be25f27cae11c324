// A spring day of the simulated city: everybody comes to the desk for his own part of it. The city is small in the
// tests; `make web-city` plays the same in one of 8,800 branches with 100,000 reports, and times its screens.

import { expect, test, type Locator, type Page } from '@playwright/test'

import { loadCity, type SimulatedCity } from './city'
import { declareAnew, logInAtDesk, watchConsole } from './desk'

test.setTimeout(900_000)
let city: SimulatedCity
test.beforeAll(async () => {
  city = await loadCity()
})
test.afterAll(() => city.server.remove())

interface Row {
  id: string
  state: string
  organization: { name: string; domain: string; area_name: string }
}

async function recordsOf(login: string, state: string): Promise<Row[]> {
  const call = await city.server.caller(login)
  return ((await (await call(`/records?state=${state}&limit=100`)).json()) as { items: Row[] }).items
}

const chosen = (page: Page) => page.locator('.criterion[aria-current=true]')

async function reached(page: Page, nav: string, path: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: nav, exact: true }).click()
  await page.waitForURL(path)
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not lead to ${String(wanted)}`)
}

/**
 * Scores every criterion that is open, by keys alone: what the level below gave where nothing has to be shown; the first
 * report found where something has, unless that level's evidence came with its points.
 */
async function scoreAll(page: Page, name: string): Promise<void> {
  const all = await page.locator('.criterion').count()
  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  const begun = Date.now()
  for (let at = 0; at < all; at += 1) {
    const code = await chosen(page).locator('.code').innerText()
    await press('g')
    await expect(page.getByLabel('得分', { exact: true })).not.toHaveValue('')
    const bare = (await page.locator('.own-score .piece').count()) === 0
    if (bare && (await page.locator('.middle-column header').getByText('需有佐证').count()) > 0) {
      await press('/')
      await expect(page.getByLabel('在记录里找')).toBeFocused()
      await press('Enter')
      await expect(page.locator('.found:focus')).toBeVisible()
      await press('Enter')
      await expect(page.locator('.own-score .piece')).toHaveCount(1)
    }
    await press('Control+Enter')
    await expect(page.getByRole('status').filter({ hasText: `${code} 已保存` })).toBeVisible()
    if (at + 1 < all) await expect(chosen(page).locator('.code')).not.toHaveText(code)
  }
  const seconds = (Date.now() - begun) / 1000
  console.log(`${name}: ${all} criteria, ${(seconds / all).toFixed(2)} s and ${(keys / all).toFixed(1)} keys for each`)
}

async function conclude(page: Page, state: string): Promise<void> {
  await page.getByRole('tab', { name: '步骤' }).click()
  await page.getByRole('button', { name: /审核完成/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '审核完成' }).click()
  await expect(page.locator('.record-head')).toContainText(state)
}

test('a township reviewer goes through one branch by keys, from the queue to the end of the sheet, and concludes', async ({ page }) => {
  const errors = watchConsole(page)
  const waiting = await recordsOf(city.who.township, 'self_scored')
  await logInAtDesk(page, city.server.url, city.who.township)
  // Of a long list only the rows in sight are drawn.
  const names = page.getByRole('table').locator('tbody').getByRole('link')
  for (const [at, row] of waiting.slice(0, 5).entries()) await expect(names.nth(at)).toHaveText(row.organization.name)
  const first = page.getByRole('table').getByRole('link').first()
  const name = await first.innerText()
  await tabTo(page, first)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.locator('.criterion').first()).toBeVisible()
  // Nothing is concluded before everything is scored, and it is said what is missing.
  await page.getByRole('tab', { name: '步骤' }).click()
  await expect(page.getByRole('button', { name: /审核完成/ })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'P1', exact: true })).toBeVisible()
  await page.getByRole('tab', { name: '找记录' }).click()
  await scoreAll(page, 'township')
  await conclude(page, '基层党委初审')
  // It is nobody's work here any more.
  await reached(page, '待审支部', /queue/)
  await expect(page.getByRole('table').or(page.getByText('现在没有等您审核的支部。')).first()).toBeVisible()
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
  expect(errors).toEqual([])
})

test('a county reviewer narrows the queue, agrees with a township and takes its evidence over, and sees where they differ', async ({ page }) => {
  const errors = watchConsole(page)
  const waiting = await recordsOf(city.who.county, 'township_reviewed')
  const one = waiting.find((row) => row.organization.domain !== 'rural') ?? waiting[0]!
  await logInAtDesk(page, city.server.url, city.who.county)
  await page.getByLabel('领域').selectOption(one.organization.domain)
  await expect(page).toHaveURL(new RegExp(`domain=${one.organization.domain}`))
  const link = page.getByRole('link', { name: one.organization.name, exact: true })
  await link.click()
  await expect(page.locator('.criterion').first()).toBeVisible()
  await scoreAll(page, 'county')
  await conclude(page, '县级审核')
  await page.goBack()
  await expect(page.getByLabel('领域')).toHaveValue(one.organization.domain)

  // Another branch gets less than its township gave, and the difference is there to be talked about.
  const other = (await recordsOf(city.who.county, 'township_reviewed')).at(-1)!
  await page.goto(`${city.server.url}/desk/records/${other.id}?c=P1`)
  await page.getByLabel('得分', { exact: true }).fill('0.5')
  await page.getByLabel('理由', { exact: true }).fill('台账与会议记录对不上。')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'P1 已保存' })).toBeVisible()
  await reached(page, '差异对比', /differences/)
  const difference = page.getByRole('row').filter({ hasText: other.organization.name }).filter({ hasText: '台账与会议记录对不上。' })
  await difference.getByRole('link').click()
  await expect(chosen(page).locator('.code')).toHaveText('P1')
  expect(errors).toEqual([])
})

test('two of the city are at the same branch, and each sees what the other did', async ({ page, browser }) => {
  const record = (await recordsOf(city.who.city, 'county_reviewed'))[0]!
  const context = await browser.newContext()
  const other = await context.newPage()
  for (const [at, login] of [[page, city.who.city], [other, city.who.colleague]] as const) {
    await logInAtDesk(at, city.server.url, login)
    await at.goto(`${city.server.url}/desk/records/${record.id}?c=P2`)
    await expect(at.getByLabel('得分', { exact: true })).toBeVisible()
  }
  await page.keyboard.press('g')
  await other.keyboard.press('f')
  await other.getByLabel('理由', { exact: true }).fill('重点任务提前完成。')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'P2 已保存' })).toBeVisible()
  await other.keyboard.press('Control+Enter')
  await expect(other.getByRole('dialog')).toContainText('同意县级意见。')
  await other.getByRole('dialog').getByRole('button', { name: '改用我写的' }).click()
  await expect(other.getByRole('status').filter({ hasText: 'P2 已保存' })).toBeVisible()
  await page.goto(page.url().replace(/c=\w+/, 'c=P2'))
  await expect(page.locator('.scores')).toContainText('重点任务提前完成。')
  await context.close()
})

test('a secretary sees where the branch stands, takes the declaration back and hands in again', async ({ page }) => {
  await logInAtDesk(page, city.server.url, city.who.secretary)
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.locator('.record-head')).toContainText(/已自评|未申报|基层党委初审/)
  // Other branches are not in sight, whatever is typed.
  const elsewhere = (await recordsOf(city.who.city, 'county_reviewed'))[0]!
  const own = page.url()
  await page.goto(`${city.server.url}/desk/records/${elsewhere.id}`)
  await expect(page.getByRole('alert')).toContainText('没有找到，或者不在您的范围内')
  await page.goto(own)
  await expect(page.getByRole('table').first()).toBeVisible()
  await declareAnew(page, '4.5', '全年十二次主题党日，记录在册。')
})

test('an administrator finds a branch among all, sees how far the cycle is, and reads no record', async ({ page }) => {
  const errors = watchConsole(page)
  const some = (await recordsOf(city.who.city, 'county_reviewed')).at(-1)!
  await logInAtDesk(page, city.server.url, city.who.admin)
  await reached(page, '组织与人员', /organizations/)
  await page.getByLabel('名称或编码').fill(some.organization.name.slice(2, 12))
  await page.getByRole('link', { name: some.organization.name, exact: true }).click()
  await expect(page.getByLabel('全称')).toHaveValue(some.organization.name)
  await page.getByLabel('简称').fill('改过的简称')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  await reached(page, '年度进度', /progress/)
  await expect(page.getByRole('table').first().getByRole('row').last()).toContainText('合计')
  await page.goto(`${city.server.url}/desk/records/${some.id}`)
  await expect(page.getByRole('alert')).toBeVisible()
  expect(errors).toEqual([])
})

test('an auditor finds what was done to a branch, and the whole trail of the city verifies', async ({ page }) => {
  await logInAtDesk(page, city.server.url, city.who.auditor)
  await page.getByLabel('操作（开头）').fill('evidence.')
  await page.getByLabel('操作（开头）').fill('score.')
  await expect(page.getByRole('table').locator('code').first()).toHaveText(/^score\./)
  await page.getByRole('button', { name: '详情' }).first().click()
  await expect(page.locator('.details')).toContainText('points')
  await page.getByRole('button', { name: '核验日志' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '核验日志' }).click()
  await expect(page.getByRole('status').filter({ hasText: '日志完整。' })).toBeVisible({ timeout: 300_000 })
  // Who reads the trail does not read records.
  const record = (await recordsOf(city.who.city, 'county_reviewed'))[0]!
  await page.goto(`${city.server.url}/desk/records/${record.id}`)
  await expect(page.getByRole('alert')).toBeVisible()
})

test('a reviewer of one township finds nothing of another by typing its address', async ({ page }) => {
  const mine = new Set((await recordsOf(city.who.township, '')).map((row) => row.id))
  const foreign = (await recordsOf(city.who.city, '')).find((row) => !mine.has(row.id))!
  await logInAtDesk(page, city.server.url, city.who.township)
  for (const path of [`/desk/records/${foreign.id}`, '/desk/audit', '/desk/accounts']) {
    await page.goto(`${city.server.url}${path}`)
    await expect(page.getByRole('alert')).toBeVisible()
  }
})
