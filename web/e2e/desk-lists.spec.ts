// Lists over all records, and what administrators keep an eye on: answers of branches, devices, who works on a project,
// how the installation keeps, and a city's line that sees its own domain ranked.

import { expect, test, type Page } from '@playwright/test'

import { CITY, COLLEAGUE, COUNTY, demoIsWhole, logInAtDesk, recordOf, review, SECURITY, TOWNSHIP, watchConsole } from './desk'
import { hold } from './hold'
import { ADMIN, MEMBER, SECRETARY, ShiganServer } from './server'

const server = new ShiganServer()
/** Reviews for the city until a test gives another part; whoever never reviewed would have to choose a password first. */
const LINE = COLLEAGUE
test.beforeAll(async () => {
  await server.start()
  await demoIsWhole(server)
})
test.setTimeout(300_000)
test.afterAll(() => server.remove())

const send = (method: string, body: unknown): RequestInit => ({ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const menu = (page: Page) => page.getByRole('navigation', { name: '主导航' })

test('an answer of a branch is found without opening records', async ({ page }) => {
  const errors = watchConsole(page)
  const record = await recordOf(server, TOWNSHIP, '康江')
  await review(server, TOWNSHIP, record, 'township')
  const county = await server.caller(COUNTY)
  const { criteria } = (await (await county(`/records/${record}`)).json()) as { criteria: { criterion: { id: string; code: string } }[] }
  for (const { criterion } of criteria.slice(0, 2)) {
    await county(`/records/${record}/reports?criterion_id=${criterion.id}`)
    await county(`/records/${record}/supplements`, send('POST', { criterion_id: criterion.id, question: '收入数额是哪一天的？' }))
  }
  const secretary = await server.caller(SECRETARY)
  const { items } = (await (await secretary(`/records/${record}/supplements`)).json()) as { items: { id: string }[] }
  await secretary(`/supplements/${items[0]?.id}/answer`, send('POST', { answer: '12月31日' }))

  await logInAtDesk(page, server.url, COUNTY)
  await menu(page).getByRole('link', { name: '补充说明' }).click()
  const rows = page.getByRole('table').locator('tbody tr')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('12月31日')
  await page.getByLabel('状态').selectOption({ label: '还可答复' })
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('前答复即可')
  expect(page.url()).toContain('state=open')
  await rows.getByRole('link', { name: /康江村/ }).click()
  await page.waitForURL('**/desk/records/**tab=supplements*')
  await expect(page.getByText('收入数额是哪一天的？').first()).toBeVisible()
  expect(errors).toEqual([])
})

test('a lost device is logged out alone', async ({ page }) => {
  const lost = await server.caller(MEMBER)
  const kept = await server.caller(MEMBER)
  await logInAtDesk(page, server.url, SECURITY)
  await page.getByLabel('手机号').fill(MEMBER)
  await expect(page.getByRole('region', { name: '账号与权限' }).locator('tbody tr')).toHaveText([new RegExp(MEMBER)])
  await page.getByRole('row').filter({ hasText: MEMBER }).getByRole('button').click()
  const devices = page.locator('section', { has: page.getByRole('heading', { name: '登录的设备' }) })
  await expect(devices.locator('tbody tr').first()).toContainText('127.0.0.1')
  const before = await devices.locator('tbody tr').count()
  // The newest comes first, so the second is the one that was lost.
  await devices.locator('tbody tr').nth(1).getByRole('button').click()
  await page.getByRole('dialog').getByRole('button', { name: '退出' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已退出' })).toBeVisible()
  await expect(devices.locator('tbody tr')).toHaveCount(before - 1)
  expect((await lost('/me')).status).toBe(401)
  expect((await kept('/me')).status).toBe(200)
})

test('an administrator says who works on a project, and sees how the installation keeps', async ({ page }) => {
  const errors = watchConsole(page)
  await logInAtDesk(page, server.url, ADMIN)
  await menu(page).getByRole('link', { name: '项目' }).click()
  await page.getByRole('button', { name: /^参与/ }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: '保存' })).toBeEnabled()
  const before = await dialog.getByRole('listitem').count()
  await dialog.getByRole('combobox').fill('石桥')
  await page.getByRole('option', { name: /石桥村/ }).first().click()
  await dialog.getByRole('button', { name: '加入' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(before + 1)
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: /^参与/ }).first().click()
  await expect(dialog.getByRole('listitem').filter({ hasText: '石桥村' })).toHaveCount(1)
  await page.keyboard.press('Escape')

  await menu(page).getByRole('link', { name: '保存与清理' }).click()
  await expect(page.getByText('年度结束后6个月')).toBeVisible()
  await expect(page.getByText('年度结束后24个月')).toBeVisible()
  await expect(page.getByText(/今后30天内，有0张照片保存期满/)).toBeVisible()
  await expect(page.getByRole('row', { name: /保存期满的照片/ })).toContainText('年')
  await expect(page.locator('dd', { hasText: '正常' })).toBeVisible()
  expect(errors).toEqual([])
})

test('a line of the city begins with the ranking of its own domain and is not shown what it may not see', async ({ page }) => {
  const call = await server.caller(SECURITY)
  const { items } = (await (await call(`/accounts?login=${LINE}`)).json()) as { items: { id: string }[] }
  const areas = (await (await call('/areas')).json()) as { items: { id: string; kind: string }[] }
  const account = (await (await call(`/accounts/${items[0]?.id}`)).json()) as { roles: { id: string; role: string }[] }
  const area_id = areas.items.find((one) => one.kind === 'city')?.id
  const given = await call(`/accounts/${items[0]?.id}/roles`, send('POST', { role: 'domain_reviewer', level: 'city', area_id, domains: ['hospital'] }))
  expect(given.status).toBe(201)
  for (const one of account.roles) await call(`/accounts/${items[0]?.id}/roles/${one.id}`, { method: 'DELETE' })
  await logInAtDesk(page, server.url, LINE)
  await expect(menu(page).getByRole('link', { name: '命名', exact: true })).toHaveCount(0)
  await menu(page).getByRole('link', { name: '排名', exact: true }).click()
  await expect(page.getByText('还没有可排名的支部。')).toBeVisible()
  await expect(page.getByLabel('范围').locator('option')).toHaveCount(1)
})

test('what was chosen last is shown, however late an older answer comes', async ({ page }) => {
  await logInAtDesk(page, server.url, CITY)
  const free = await hold(page, '**/ranking?*honor=red_flag*')
  await menu(page).getByRole('link', { name: '排名', exact: true }).click()
  await page.getByLabel('范围').selectOption('honor:model')
  await expect(page.getByRole('button', { name: '固定为快照' })).toBeVisible()
  const late = page.waitForResponse((answer) => answer.url().includes('honor=red_flag'))
  free()
  await late
  // A failing selection shows no entries of another one.
  await page.route('**/ranking?*honor=model*', (route) => route.fulfill({ status: 500, json: {} }))
  await page.getByLabel('层级').selectOption('county')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '固定为快照' })).toHaveCount(0)
})
