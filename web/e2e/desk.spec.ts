// What people do at the desk, against the real program with the demo city.

import { expect, test, type Page } from '@playwright/test'

import { CITY, COLLEAGUE, COUNTY, declareAnew, demoIsWhole, HANDLER, logInAtDesk, recordOf, review, SECURITY, step, TOWNSHIP, watchConsole } from './desk'
import { ADMIN, SECRETARY, ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(async () => {
  await server.start()
  await demoIsWhole(server)
})
test.setTimeout(300_000)
test.afterAll(() => server.remove())

async function openRecord(page: Page, login: string, name: string, code: string): Promise<void> {
  await logInAtDesk(page, server.url, login)
  await page.goto(`${server.url}/desk/records/${await recordOf(server, login, name)}?c=${code}`)
  await expect(page.getByRole('button', { name: '采用为佐证' }).first()).toBeVisible()
}

function saved(page: Page, code: string) {
  return page.getByRole('status').filter({ hasText: `${code} 已保存` })
}

test('a criterion is searched, given evidence and scored from the keyboard alone, and the next one is at hand', async ({ page }) => {
  const errors = watchConsole(page)
  await openRecord(page, TOWNSHIP, '康江', 'A2')
  let keys = 0
  await page.exposeFunction('pressed', () => (keys += 1))
  await page.evaluate(() => addEventListener('keydown', () => (globalThis as unknown as { pressed(): void }).pressed(), true))
  const start = Date.now()
  await page.keyboard.press('/')
  await page.keyboard.type('水塘')
  await page.keyboard.press('Enter')
  await expect(page.locator('.found:focus')).toBeVisible()
  const found = Date.now()
  await page.keyboard.press('Enter')
  await expect(page.locator('.own-score .piece')).toHaveCount(1)
  await page.keyboard.press('f')
  await page.keyboard.press('r')
  await page.keyboard.type('整治前后变化明显')
  await page.keyboard.press('Control+Enter')
  await expect(saved(page, 'A2')).toBeVisible()
  const end = Date.now()
  console.log(`a criterion with evidence: ${((end - start) / 1000).toFixed(1)} s from the search on, ${((end - found) / 1000).toFixed(1)} s from what was found on, ${keys} key presses besides the words`)
  // The next criterion without a score is open, and the sheet tells what was saved.
  await expect(page.locator('.criterion[aria-current=true] .code')).not.toHaveText('A2')
  await expect(page.locator('.criterion', { hasText: 'A2' }).locator('.own-points')).toHaveText(/^6 \//)
  await page.goBack()
  expect(errors).toEqual([])
})

test('evidence comes by dragging and by a click, is undone, and the draft outlives the page', async ({ page }) => {
  await openRecord(page, TOWNSHIP, '康江', 'C3')
  const pieces = page.locator('.own-score .piece')
  await page.locator('.found').first().dragTo(page.locator('.own-score'))
  await expect(pieces).toHaveCount(1)
  await page.locator('.found').nth(1).getByRole('button', { name: '采用为佐证' }).click()
  await expect(pieces).toHaveCount(2)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(pieces).toHaveCount(1)
  await page.getByLabel('得分', { exact: true }).fill('3.5')
  await page.reload()
  await expect(pieces).toHaveCount(1)
  await expect(page.getByLabel('得分', { exact: true })).toHaveValue('3.5')
  await expect(page.locator('.own-score').getByText('未保存')).toBeVisible()
  await page.getByRole('button', { name: '放弃修改' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃修改' }).click()
  await expect(pieces).toHaveCount(0)
})

test('of two reviewers at one record neither overwrites the other', async ({ page, browser }) => {
  await openRecord(page, CITY, '石桥', 'P1')
  const context = await browser.newContext()
  const other = await context.newPage()
  await openRecord(other, COLLEAGUE, '石桥', 'P1')
  const write = async (at: Page, points: string, reason: string) => {
    await at.getByLabel('得分', { exact: true }).fill(points)
    await at.getByLabel('理由', { exact: true }).fill(reason)
  }
  await write(page, '4', '台账齐全')
  await write(other, '3', '有两次没有记录')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(saved(page, 'P1')).toBeVisible()
  await other.getByRole('button', { name: '保存', exact: true }).click()
  const dialog = other.getByRole('dialog')
  await expect(dialog).toContainText('贾明远')
  await expect(dialog).toContainText('台账齐全')
  await dialog.getByRole('button', { name: '改用我写的' }).click()
  await expect(saved(other, 'P1')).toBeVisible()
  // The first sees it by itself.
  await expect(page.locator('.scores')).toContainText('有两次没有记录')
  // A change of another criterion is no conflict.
  await other.goto(other.url().replace('c=P1', 'c=P2'))
  await write(other, '5', '按要求落实')
  await page.goto(page.url().replace('c=P1', 'c=O1'))
  await write(page, '4', '按期换届')
  await Promise.all([
    other.getByRole('button', { name: '保存', exact: true }).click(),
    page.getByRole('button', { name: '保存', exact: true }).click(),
  ])
  // What was said of it may be gone already, since each also hears of the other's change.
  await expect(other.locator('.criterion', { hasText: 'P2' }).locator('.own-points')).toHaveText(/^5 \//)
  await expect(page.locator('.criterion', { hasText: 'O1' }).locator('.own-points')).toHaveText(/^4 \//)
  await context.close()
})

test('an address out of scope, typed by hand, looks like one that leads nowhere', async ({ page, browser }) => {
  const elsewhere = await recordOf(server, CITY, '云岭')
  await logInAtDesk(page, server.url, TOWNSHIP)
  for (const id of [elsewhere, '018f3c5e-0000-7000-8000-000000000009']) {
    await page.goto(`${server.url}/desk/records/${id}`)
    await expect(page.getByRole('alert')).toContainText('没有找到，或者不在您的范围内')
  }
  await page.goto(`${server.url}/desk/audit`)
  await expect(page.getByRole('alert')).toBeVisible()
  // Whoever is not logged in is asked to, and comes back to where he wanted to go.
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${server.url}/desk/records/${await recordOf(server, TOWNSHIP, '康江')}?c=P2`)
  await stranger.getByLabel('手机号').fill(TOWNSHIP)
  await stranger.getByLabel('密码').fill('Shigan-demo-2026')
  await stranger.getByRole('button', { name: '登录' }).click()
  await expect(stranger.locator('.criterion[aria-current=true] .code')).toHaveText('P2')
  await stranger.context().close()
})

test('filters stand in the address, and the back button leads back to them', async ({ page }) => {
  await logInAtDesk(page, server.url, CITY)
  await page.getByLabel('领域').selectOption({ label: '医院' })
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3)
  expect(page.url()).toContain('domain=hospital')
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.locator('.criterion').first()).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('领域')).toHaveValue('hospital')
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3)
})

test('a secretary declares again, scores the branch itself and hands in', async ({ page }) => {
  await logInAtDesk(page, server.url, SECRETARY)
  await page.getByRole('link', { name: /康江村/ }).click()
  await declareAnew(page, '4', '每月一次，记录齐全')
})

test('a branch comes to the public list, somebody objects without logging in, and a handler settles it', async ({ page, browser }) => {
  const township = await recordOf(server, TOWNSHIP, '康江')
  await review(server, TOWNSHIP, township, 'township')
  await review(server, COUNTY, township, 'county')
  await review(server, CITY, township, 'city')
  await step(server, CITY, township, { step: 'inspect', reason: '看过现场。' })
  await logInAtDesk(page, server.url, CITY)
  await page.goto(`${server.url}/desk/records/${township}?tab=steps`)
  await page.getByRole('button', { name: '公示', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '公示', exact: true }).click()
  await expect(page.locator('.record-head')).toContainText('公示中')
  await page.getByRole('link', { name: '公示与异议' }).click()
  await page.getByRole('link', { name: '公开页面' }).click()
  await page.waitForURL('**/desk/public/*')
  const address = page.url()

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(address)
  await expect(stranger.getByRole('table')).toContainText('康江村')
  expect(await stranger.locator('body').innerText()).not.toMatch(/\d+\.\d{2}/)
  await stranger.getByRole('button', { name: '提出异议' }).click()
  await stranger.getByLabel('反映的问题').fill('公示栏未更新')
  await stranger.getByLabel('事实').fill('三月以来村务公开栏没有更新过。')
  await stranger.getByRole('button', { name: '提交' }).click()
  await expect(stranger.getByRole('status').filter({ hasText: '已收到' })).toBeVisible()
  await stranger.context().close()

  await logInAtDesk(page, server.url, HANDLER)
  // What waits stands at the top, without what it says.
  await expect(page.getByRole('region', { name: '待办异议' })).toContainText('网页')
  await expect(page.locator('main')).not.toContainText('公示栏未更新')
  await page.getByRole('button', { name: /^办理对.*康江村/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('公示栏未更新')
  await dialog.getByLabel('书面理由').fill('受理')
  await dialog.getByRole('button', { name: '受理异议' }).click()
  await dialog.getByRole('button', { name: '写核查结论' }).click()
  await dialog.getByLabel('核查情况').fill('四月起已按月更新，有照片为证。')
  await dialog.getByRole('button', { name: '写核查结论' }).click()
  await expect(dialog).toContainText('不成立')
  await dialog.getByLabel('书面理由').fill('已核查')
  await dialog.getByRole('button', { name: '异议办结' }).click()
  await expect(page.getByRole('region', { name: '公示与异议' })).toContainText('公示中')
  await expect(page.getByText('没有等您办理的异议。')).toBeVisible()
})

test('an administrator makes an organisation and changes it; a security administrator gives codes and roles', async ({ page }) => {
  await logInAtDesk(page, server.url, ADMIN)
  await page.getByRole('link', { name: '组织与人员' }).click()
  await page.getByRole('button', { name: '新建组织' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('全称').fill('中共乐安县松坪镇新坪村支部委员会')
  await dialog.getByLabel('编码').fill('E2E-1')
  await dialog.getByLabel('领域').selectOption('rural')
  const township = await dialog.locator('option', { hasText: '松坪镇' }).first().getAttribute('value')
  await dialog.getByLabel('地区').selectOption(township)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { name: '中共乐安县松坪镇新坪村支部委员会' })).toBeVisible()
  await page.getByLabel('简称').fill('新坪村')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()

  await logInAtDesk(page, server.url, SECURITY)
  await page.getByLabel('姓名').fill('高文')
  await expect(page.getByRole('region', { name: '账号与权限' }).locator('tbody tr')).toHaveText([/高文/])
  await page.getByRole('button', { name: '高文' }).click()
  await page.getByRole('button', { name: '授予角色' }).click()
  await page.getByRole('dialog').getByLabel('角色').selectOption('inspector')
  await page.getByRole('dialog').getByRole('button', { name: '授予角色' }).click()
  await expect(page.locator('li', { hasText: '考察组成员' })).toBeVisible()
  await page.locator('li', { hasText: '考察组成员' }).getByRole('button', { name: '收回' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '收回' }).click()
  await expect(page.locator('li', { hasText: '考察组成员' })).toBeHidden()
})
