// Naming, honours, second scores, progress and administration at the desk, against the real program with the demo city.

import { expect, test, type Page } from '@playwright/test'

import { CITY, COUNTY, demoIsWhole, logInAtDesk, recordOf, review, step, TOWNSHIP, watchConsole } from './desk'
import { ADMIN, SECRETARY, ShiganServer } from './server'

const server = new ShiganServer()
/** A second reviewer of the city. */
const COLLEAGUE = '10080000006'
test.beforeAll(async () => {
  await server.start()
  await demoIsWhole(server)
})
test.setTimeout(300_000)

test.afterAll(() => server.remove())

const told = (page: Page, text: string | RegExp) => expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible()
const json = (method: string, body: unknown, tag?: string): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...(tag ? { 'if-match': tag } : {}) },
  body: JSON.stringify(body),
})

test('a higher score is passed over only with a reason, and nobody is named before the days of publicity are over', async ({ page }) => {
  const errors = watchConsole(page)
  const kang = await recordOf(server, CITY, '康江')
  const yunling = await recordOf(server, CITY, '云岭村总支部')
  for (const [record, township, county, share] of [[kang, TOWNSHIP, COUNTY, 0.9], [yunling, '10080000002', '10080000004', 0.95]] as const) {
    await review(server, township, record, 'township', share)
    await review(server, county, record, 'county', share)
    await review(server, CITY, record, 'city', share)
    await step(server, CITY, record, { step: 'inspect', reason: '看过现场。' })
  }
  await logInAtDesk(page, server.url, CITY)
  await page.getByRole('link', { name: '命名', exact: true }).click()
  const rows = page.getByRole('table').locator('tbody tr')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('云岭村')
  // The lower one may not go first.
  await rows.nth(1).getByRole('button', { name: /步骤/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('分数更高')
  expect(page.url()).toContain('record=')
  await expect(dialog.getByRole('button', { name: '公示', exact: true })).toBeDisabled()
  await page.keyboard.press('Escape')
  await rows.first().getByRole('button', { name: /步骤/ }).click()
  await dialog.getByRole('button', { name: /不予推荐/ }).first().click()
  const form = page.getByRole('dialog').last()
  await form.getByLabel('书面理由').fill('考察中发现两项成果无法核实。')
  await form.getByRole('button', { name: '不予推荐' }).click()
  await told(page, '已办：不予推荐')
  await expect(dialog.getByRole('button', { name: /恢复推荐/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rows).toHaveCount(1)
  await expect(page.getByRole('listitem').filter({ hasText: '云岭村' })).toContainText('未入选')
  await step(server, CITY, kang, { step: 'publicize' })
  await page.reload()
  await page.getByLabel(/选择.*康江村/).check()
  await page.getByRole('button', { name: /命名所选支部/ }).click()
  await dialog.getByLabel('决定文号').fill('抚发〔2026〕9号')
  await dialog.getByRole('button', { name: '命名', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('公示期还没有满')
  expect(errors).toEqual([])
})

test('honours are listed by their last days, with what became of them', async ({ page }) => {
  // Nobody can be named in a test before five working days are over: what the server would answer stands here.
  const honor = {
    record_id: '018f3c5e-0000-7000-8000-000000000001', cycle_id: '018f3c5e-0000-7000-8000-000000000002', cycle_name: '2025年度创评',
    organization_id: '018f3c5e-0000-7000-8000-000000000003', name: '中共乐安县松坪镇康江村支部委员会', honor: 'red_flag',
    decision_number: '抚发〔2025〕9号', decided_on: '2025-06-28', last_day: '2028-06-27', standing: 'in_force',
    history: [{ step: 'name', decision_number: '抚发〔2025〕9号', decided_on: '2025-06-28', at: '2025-06-28T02:00:00Z' }, { step: 'keep_honor', reason: '复核情况良好。', at: '2026-06-28T02:00:00Z' }],
  }
  await page.route('**/api/v1/honors*', (route) => route.fulfill({ json: { items: [{ ...honor, history: [] }] } }))
  await page.route('**/honors', (route) => (route.request().resourceType() === 'document' ? route.continue() : route.fulfill({ json: { items: [honor] } })))
  await logInAtDesk(page, server.url, ADMIN)
  await page.getByRole('link', { name: '荣誉名册' }).click()
  await expect(page.getByRole('table')).toContainText('2028年6月27日')
  await page.getByRole('button', { name: /荣誉情况/ }).click()
  await expect(page.getByRole('dialog')).toContainText('复核情况良好')
})

test('the real list of honours is empty and says so, and a branch has none yet', async ({ page }) => {
  await logInAtDesk(page, server.url, ADMIN)
  await page.getByRole('link', { name: '荣誉名册' }).click()
  await expect(page.getByText('没有符合条件的荣誉')).toBeVisible()
  await page.getByLabel('状态').selectOption('revoked')
  await expect(page).toHaveURL(/state=revoked/)
  await page.getByRole('link', { name: '组织与人员' }).click()
  await page.getByRole('link', { name: /康江村/ }).click()
  await expect(page.getByText('没有荣誉。')).toBeVisible()
})

test('progress is drawn and stands in tables, and names no branch', async ({ page }) => {
  const errors = watchConsole(page)
  await logInAtDesk(page, server.url, CITY)
  await page.getByRole('link', { name: '年度进度' }).click()
  await expect(page.getByRole('img')).toHaveCount(2)
  await expect(page.locator('.chart canvas')).toHaveCount(2)
  await expect(page.getByRole('table').first().getByRole('row').last()).toContainText('合计')
  expect(await page.locator('main').innerText()).not.toContain('支部委员会')
  expect(errors).toEqual([])
})

test('an administrator keeps areas, projects, partners, and says where people may object', async ({ page, browser }) => {
  await logInAtDesk(page, server.url, ADMIN)
  await page.getByRole('link', { name: '地区与场所' }).click()
  await page.getByRole('button', { name: '修改松坪镇' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('松坪新镇')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row').filter({ hasText: '松坪新镇' }).first()).toBeVisible()
  await page.getByRole('link', { name: '项目', exact: true }).click()
  await page.getByRole('button', { name: '新建项目' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('项目名称').fill('城西水厂扩建')
  await dialog.getByLabel('地区').selectOption({ index: 1 })
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row').filter({ hasText: '城西水厂扩建' })).toBeVisible()
  await page.getByRole('link', { name: '组织与人员' }).click()
  await page.goto(`${server.url}/desk/organizations?q=${encodeURIComponent('竹木')}`)
  await page.getByRole('link', { name: /竹木产业链/ }).click()
  await page.locator('section', { has: page.getByRole('heading', { name: '共建单位' }) }).getByRole('button', { name: '修改' }).click()
  await dialog.getByRole('combobox').fill('康江')
  await page.getByRole('option', { name: /康江村/ }).click()
  await dialog.getByRole('button', { name: '加入' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('link', { name: /康江村/ })).toBeVisible()

  await page.getByRole('link', { name: '年度与细则' }).click()
  await page.getByRole('table').getByRole('link').first().click()
  await page.locator('section', { has: page.getByRole('heading', { name: '日程与名额' }) }).getByRole('button', { name: '修改' }).click()
  await dialog.getByLabel('公示单位').fill('中共抚州市委组织部')
  await dialog.getByLabel('异议电话').fill('0794-1234567')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toBeHidden()
  const cycle = page.url().split('/').pop()
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${server.url}/desk/public/${cycle}`)
  await expect(stranger.getByText('0794-1234567')).toBeVisible()
  await stranger.getByRole('link', { name: /张贴/ }).click()
  await expect(stranger.locator('body')).toContainText('康江村')
  await stranger.context().close()
})

test('where the cycle scores twice, a second reviewer says what he would give, and far apart is flagged', async ({ page }) => {
  const [admin, secretary, city] = await Promise.all([server.caller(ADMIN), server.caller(SECRETARY), server.caller(CITY)])
  const { items } = (await (await admin('/cycles')).json()) as { items: { id: string; ends_on: string }[] }
  const year = Math.max(...items.map((one) => Number(one.ends_on.slice(0, 4)))) + 1
  const draft = { name: `${year}年度双人评分`, starts_on: `${year}-01-01`, ends_on: `${year}-12-31`, scheme_type: 'annual_assessment', copy_from: items[0]!.id }
  const { id: cycle } = (await (await admin('/cycles', json('POST', draft))).json()) as { id: string }
  expect((await admin(`/cycles/${cycle}/schedule`, json('PUT', { stages: [], domain_caps: [], second_score_gap: 100 }))).status).toBe(200)
  expect((await admin(`/cycles/${cycle}/open`, { method: 'POST' })).status).toBe(200)
  const own = (await (await secretary(`/records?cycle_id=${cycle}`)).json()) as { items: { id: string }[] }
  const record = own.items[0]!.id
  await step(server, SECRETARY, record, { step: 'declare' })
  const dossier = (await (await secretary(`/records/${record}`)).json()) as { revision: number; criteria: { criterion: { id: string; max_points: number } }[] }
  const scores = dossier.criteria.map(({ criterion }) => ({ criterion_id: criterion.id, points: criterion.max_points, reason: '按计划完成。' }))
  expect((await secretary(`/records/${record}/self-scores`, json('PUT', { scores }, `"r${dossier.revision}"`))).status).toBe(200)
  await step(server, SECRETARY, record, { step: 'submit_self_scores' })
  const now = (await (await city(`/records/${record}`)).json()) as { revision: number }
  const first = { level: 'city', points: 500, reason: '台账齐全。', evidence: [{ kind: 'document', text: '三会一课记录本' }] }
  expect((await city(`/records/${record}/scores/${dossier.criteria[0]!.criterion.id}`, json('PUT', first, `"r${now.revision}"`))).status).toBe(200)

  await logInAtDesk(page, server.url, COLLEAGUE)
  await page.goto(`${server.url}/desk/records/${record}?c=P1`)
  const part = page.getByRole('region', { name: '双人评分' })
  await part.getByRole('button', { name: '给出第二人评分' }).click()
  await part.getByLabel('我会给').fill('3')
  await part.getByLabel('理由').fill('有两次没有记录。')
  await part.getByRole('button', { name: '给出第二人评分' }).click()
  await expect(part).toContainText('相差较大')
  // What it rests on can be looked up as it was frozen.
  await page.locator('.own-score').getByRole('button', { name: '核验' }).click()
  await expect(page.getByRole('dialog')).toContainText('快照与校验码一致')
  await page.keyboard.press('Escape')
  // Looking again settles it; clearing takes the score back.
  await page.getByLabel('得分', { exact: true }).fill('4.5')
  await page.getByLabel('理由', { exact: true }).first().fill('复看后扣半分。')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(part).toContainText('已再看')
  await page.getByRole('button', { name: '清除本级得分' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '清除本级得分' }).click()
  await told(page, '本级得分已清除')
})
