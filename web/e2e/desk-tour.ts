// Every screen of the desk, each met by whoever works with it. What is done on a screen is the visitor's.

import { expect, type Page } from '@playwright/test'

import { attachReport, AUDITOR, CITY, COUNTY, demoIsWhole, grant, HANDLER, logInAtDesk, recordOf, review, SECURITY, step, TOWNSHIP } from './desk'
import { ADMIN, SECRETARY, type ShiganServer } from './server'

/** Judges on the panels, and inspects. */
const JUDGE = '10080000002'
const INSPECTOR = '10080000004'

export type Visit = (name: string) => Promise<void>

/** Two branches that came to the public list, with what their levels thought of them. */
export async function prepare(server: ShiganServer): Promise<string> {
  await demoIsWhole(server)
  const record = await recordOf(server, TOWNSHIP, '康江')
  await review(server, TOWNSHIP, record, 'township', 0.95)
  await review(server, COUNTY, record, 'county', 0.8)
  await review(server, CITY, record, 'city', 0.85)
  await step(server, CITY, record, { step: 'inspect', reason: '考察组三人实地看过，情况属实。' })
  await step(server, CITY, record, { step: 'publicize' })
  await preparePanels(server)
  return record
}

/** One panel day that is being prepared, one that runs, one that is over; and a visit. */
async function preparePanels(server: ShiganServer): Promise<void> {
  await grant(server, JUDGE, 'panel_judge')
  await grant(server, INSPECTOR, 'inspector')
  const [shiqiao, bamboo, clinic] = [await recordOf(server, CITY, '石桥'), await recordOf(server, CITY, '翠竹'), await recordOf(server, CITY, '柳荫')]
  for (const code of ['C3', 'O3', 'A3']) await attachReport(server, CITY, shiqiao, 'city', code)
  const call = await server.caller(CITY)
  const ask = async <T>(method: string, path: string, body: unknown): Promise<T> => {
    const answer = await call(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as T
  }
  const city = ((await (await call('/areas')).json()) as { items: { id: string; kind: string }[] }).items.find((one) => one.kind === 'city')
  const { items: cycles } = (await (await call('/cycles')).json()) as { items: { id: string }[] }
  const make = async (title: string, records: string[]): Promise<string> => {
    const body = { level: 'city', area_id: city?.id, title, held_on: '2026-05-22', method: 'mean' }
    const { id } = await ask<{ id: string }>('POST', `/cycles/${cycles[0]?.id}/panels`, body)
    await ask('PUT', `/panels/${id}/order`, { record_ids: records })
    const { items } = (await (await call(`/panels/${id}/judges`)).json()) as { items: { account_id: string }[] }
    await ask('PUT', `/panels/${id}/judges`, { account_ids: items.map((one) => one.account_id) })
    return id
  }
  const over = await make('第一场', [clinic])
  await ask('POST', `/panels/${over}/rounds/${clinic}/open`, {})
  const judge = await server.caller(JUDGE)
  await judge(`/panels/${over}/rounds/${clinic}/score`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"points":8750}' })
  await ask('POST', `/panels/${over}/rounds/${clinic}/close`, {})
  await ask('POST', `/panels/${over}/close`, {})
  const running = await make('第二场', [shiqiao])
  await ask('POST', `/panels/${running}/rounds/${shiqiao}/open`, {})
  await make('第三场', [bamboo])
  const inspector = await server.caller(INSPECTOR)
  const id = '018f3c5e-0000-7000-8000-0000000000aa'
  const note = { id, visited_on: '2026-05-20', text: '看了村部和水塘，党务公开栏更新到本月。' }
  await inspector(`/records/${shiqiao}/visit-notes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(note) })
}

export async function eachDeskScreen(page: Page, server: ShiganServer, record: string, visit: Visit): Promise<void> {
  await page.goto(`${server.url}/desk/login`)
  await expect(page.getByRole('heading', { name: '请登录' })).toBeVisible()
  await visit('login')
  await reviewer(page, server, record, visit)
  await secretary(page, server, visit)
  await inspector(page, server, visit)
  await handler(page, server, visit)
  await admin(page, server, visit)
  await keepers(page, server, visit)
}

async function open(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true })
  await link.click()
  // Until then the screen before is still there.
  await expect(link).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

async function reviewer(page: Page, server: ShiganServer, record: string, visit: Visit): Promise<void> {
  await logInAtDesk(page, server.url, CITY)
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('queue')
  await page.goto(`${server.url}/desk/records/${await recordOf(server, CITY, '石桥')}?c=A2`)
  await expect(page.getByRole('button', { name: '采用为佐证' }).first()).toBeVisible()
  await visit('record')
  await page.getByRole('button', { name: '采用为佐证' }).first().click()
  await page.getByRole('button', { name: /满分/ }).click()
  await page.getByLabel('理由', { exact: true }).fill('前后对比明显，村民认可。')
  await visit('record-draft')
  await page.locator('.gallery .thumb').first().click()
  await expect(page.getByRole('button', { name: '只采用这一张' })).toBeVisible()
  await expect(page.getByText('服务器收到')).toBeVisible()
  await visit('viewer')
  await page.getByRole('button', { name: '遮挡部分画面' }).click()
  await page.getByRole('button', { name: '加一块' }).click()
  await expect(page.locator('.veil')).toHaveCount(1)
  await visit('veil')
  await page.getByRole('button', { name: '取消', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.locator('.found', { hasNot: page.locator('.thumb') }).first().locator('.report-open').click()
  await expect(page.getByText('服务器收到')).toBeVisible()
  await visit('report')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.locator('h1').click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await visit('keys')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  for (const [tab, name] of [['考察汇报', 'visits'], ['补充说明', 'supplements'], ['加减分', 'adjustments'], ['步骤', 'steps']] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await page.waitForTimeout(300)
    await visit(`record-${name}`)
  }
  await page.goto(`${server.url}/desk/records/${record}?c=P1&tab=steps`)
  await expect(page.getByRole('heading', { name: '已经走过' })).toBeVisible()
  await visit('record-public')
  await open(page, '支部×指标')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('matrix')
  await open(page, '工作记录')
  await expect(page.locator('.report-row').first()).toBeVisible()
  await visit('reports')
  await page.locator('.report-row .thumb').first().click()
  await expect(page.getByText('照片保存到')).toBeVisible()
  await visit('reports-open')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await open(page, '导出')
  await expect(page.getByRole('heading', { name: '核对佐证卷' })).toBeVisible()
  await visit('exports')
  await open(page, '差异对比')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('differences')
  await open(page, '排名')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('ranking')
  if ((await page.getByRole('link', { name: '市委会前' }).count()) === 0) {
    await page.getByRole('button', { name: '固定为快照' }).click()
    await page.getByLabel('什么场合').fill('市委会前')
    await visit('ranking-freeze')
    await page.getByRole('dialog').getByRole('button', { name: '固定为快照' }).click()
  }
  await page.getByRole('link', { name: '市委会前' }).first().click()
  await expect(page.getByText('结果完全一致')).toBeVisible()
  await visit('snapshot')
  await open(page, '评审汇报')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('panels')
  for (const [title, name] of [['第三场', 'preparing'], ['第二场', 'running'], ['第一场', 'over']] as const) {
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByRole('heading', { name: '评委' })).toBeVisible()
    await page.waitForTimeout(400)
    await visit(`panel-${name}`)
    if (name === 'running') await hall(page, visit)
    else await page.goBack()
  }
  await open(page, '命名')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('naming')
  await page.getByRole('button', { name: /步骤/ }).first().click()
  await expect(page.getByRole('heading', { name: '审核链条' })).toBeVisible()
  await visit('naming-steps')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await open(page, '年度进度')
  await expect(page.locator('.chart canvas')).toHaveCount(2)
  await visit('progress')
  await open(page, '公示与异议')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('publicity')
  await open(page, '减负仪表')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('burden')
  await page.goto(`${server.url}/desk/nowhere`)
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible()
  await visit('missing')
  await page.goto(`${server.url}/desk/accounts`)
  await expect(page.getByRole('alert')).toBeVisible()
  await visit('forbidden')
}

async function hall(page: Page, visit: Visit): Promise<void> {
  const back = page.url()
  await page.goto(`${back}/hall`)
  await expect(page.locator('.hall-list')).toBeVisible()
  await visit('hall')
  await page.locator('.hall-list').getByRole('link').first().click()
  await expect(page.locator('.slide-name')).toBeVisible()
  await visit('slide-opening')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('.slide-head')).toBeVisible()
  await page.waitForTimeout(500)
  await visit('slide-work')
  await page.goto(back)
  await page.getByRole('link', { name: '评审汇报' }).first().click()
}

async function inspector(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  await logInAtDesk(page, server.url, INSPECTOR)
  await open(page, '考察')
  await page.getByRole('table').getByRole('link', { name: /石桥/ }).click()
  await expect(page.getByText('党务公开栏更新到本月')).toBeVisible()
  await visit('visits')
}

async function secretary(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  await logInAtDesk(page, server.url, SECRETARY)
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('own')
  await page.getByRole('link', { name: /康江村/ }).click()
  await expect(page.getByRole('heading', { name: '审核链条' })).toBeVisible()
  await visit('own-record')
  await page.locator('.branch-record .report-open').first().click()
  await expect(page.getByRole('dialog', { name: '现场记录' })).toContainText('谁记的')
  await visit('own-report')
  await page.keyboard.press('Escape')
}

async function handler(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  await logInAtDesk(page, server.url, HANDLER)
  await page.getByRole('button', { name: '异议' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: '登记来电' }).click()
  await visit('objections')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('link', { name: '公开页面' }).click()
  await expect(page.getByRole('heading', { name: '红旗（模范）党支部公示' })).toBeVisible()
  await visit('public')
  await page.getByRole('button', { name: '提出异议' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await visit('public-object')
}

async function admin(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  await logInAtDesk(page, server.url, ADMIN)
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('cycles')
  await page.getByRole('button', { name: '新建年度' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await visit('cycle-new')
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '审核链条' })).toBeVisible()
  await visit('cycle')
  await page.getByRole('link', { name: /农村|红旗/ }).first().click()
  await expect(page.getByRole('heading', { name: '政治过硬' })).toBeVisible()
  await visit('sheet')
  await open(page, '组织与人员')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('organizations')
  await page.getByRole('link', { name: /康江村/ }).click()
  await expect(page.getByRole('heading', { name: '派驻人员' })).toBeVisible()
  await page.waitForTimeout(300)
  await visit('organization')
  await open(page, '地区与场所')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('places')
  await open(page, '项目')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('projects')
  await open(page, '荣誉名册')
  await page.waitForTimeout(300)
  await visit('honors')
  await open(page, '保存与清理')
  await expect(page.getByText('照片存储')).toBeVisible()
  await visit('keeping')
  await open(page, '意见建议')
  await page.waitForTimeout(300)
  await visit('feedback')
}

async function keepers(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  await logInAtDesk(page, server.url, SECURITY)
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit('accounts')
  await page.getByRole('button', { name: '高文' }).click()
  await expect(page.getByRole('heading', { name: '角色' })).toBeVisible()
  await visit('account')
  await page.getByRole('button', { name: '授予角色' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await visit('account-role')
  await page.getByRole('button', { name: '取消' }).click()
  await open(page, '名册导入')
  const text = `region_id,parent_id,level,name\nTOUR,,市,抚州市\nTOUR-1,TOUR,县区,临川区\nTOUR-2,TOUR-9,县区,乐安县\n`
  await page.locator('input[type=file]').setInputFiles([{ name: '区域.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }])
  await expect(page.getByRole('heading', { name: /需要改正/ })).toBeVisible()
  await visit('roster')
  await logInAtDesk(page, server.url, AUDITOR)
  await expect(page.getByRole('table').first()).toBeVisible()
  await page.getByRole('button', { name: '核验日志' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '核验日志' }).click()
  await expect(page.getByText('日志完整。')).toBeVisible()
  await page.getByRole('button', { name: '详情' }).first().click()
  await visit('audit')
}
