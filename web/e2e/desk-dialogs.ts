// Dialogs of the desk that stand open only after something was done, for the tour of its screens.

import { expect, type Page } from '@playwright/test'

import { CITY, COLLEAGUE, open, recordOf } from './desk'
import type { ShiganServer } from './server'

export type Visit = (name: string) => Promise<void>

/** Somebody of the same level was faster: both scores side by side. */
export async function compareScores(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  const record = await recordOf(server, CITY, '石桥')
  await page.goto(`${server.url}/desk/records/${record}?c=P1`)
  await page.getByLabel('得分', { exact: true }).fill('4')
  await page.getByLabel('理由', { exact: true }).fill('台账齐全。')
  const call = await server.caller(COLLEAGUE)
  const dossier = (await (await call(`/records/${record}`)).json()) as { revision: number; criteria: { criterion: { id: string; code: string } }[] }
  const id = dossier.criteria.find((one) => one.criterion.code === 'P1')?.criterion.id
  const headers = { 'content-type': 'application/json', 'if-match': `"r${dossier.revision}"` }
  // Of several visits each is another change.
  const body = JSON.stringify({ level: 'city', points: 300, reason: `有两次没有记录（${Date.now()}）。`, evidence: [] })
  const answer = await call(`/records/${record}/scores/${id}`, { method: 'PUT', headers, body })
  if (!answer.ok) throw new Error(await answer.text())
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('有两次没有记录')
  await visit('compare')
  await page.getByRole('dialog').getByRole('button', { name: '保留已保存的' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** A cycle that may still be changed: its chain, its calendar, its sheet. */
export async function draftCycle(page: Page, visit: Visit): Promise<void> {
  const name = '2027年度（草案）'
  if ((await page.getByRole('link', { name }).count()) === 0) {
    await page.getByRole('button', { name: '新建年度' }).click()
    await page.getByRole('dialog').getByLabel('名称').fill(name)
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  } else await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name: '审核链条' })).toBeVisible()
  await visit('cycle-draft')
  for (const [title, shown] of [['审核链条', 'chain'], ['日程与名额', 'schedule']] as const) {
    const part = page.locator('section.panel', { has: page.getByRole('heading', { name: title, exact: true }) })
    await part.getByRole('button', { name: '修改' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await visit(shown)
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await page.getByRole('link', { name: /红旗/ }).first().click()
  await page.getByRole('button', { name: '修改细则' }).click()
  await expect(page.getByRole('list', { name: '各维度合计' })).toBeVisible()
  await visit('sheet-edit')
  await page.getByRole('button', { name: '取消' }).click()
}

/** What a secretary keeps of the own branch. */
export async function keepBranch(page: Page, visit: Visit): Promise<void> {
  await open(page, '队伍与场所')
  await expect(page.getByRole('heading', { name: '本组织的场所' })).toBeVisible()
  await visit('branch')
  await page.getByRole('button', { name: '新建场所' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await visit('place')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await visit('team')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}
