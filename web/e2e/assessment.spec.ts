// The secretary's part of the appraisal: declaring, scoring the own branch, answering a question.

import { expect, test, type Page } from '@playwright/test'

import { ask, recordOf } from './branch'
import { keepsWords, logIn } from './phone'
import { SECRETARY, ShiganServer, TOWNSHIP } from './server'

const server = new ShiganServer()
test.beforeAll(() => server.start())
test.afterAll(() => server.remove())

/** Secretary of a branch that has not declared. */
const UNDECLARED = '10066600011'

async function openRecord(page: Page, login: string): Promise<void> {
  await logIn(page, server.url, login)
  await page.getByRole('link', { name: '本支部' }).click()
  await page.getByRole('link', { name: /考评记录/ }).click()
}

const state = (page: Page, word: string) => expect(page.getByRole('heading', { name: word, exact: true })).toBeVisible()

test('a branch declares when it likes, scores itself in several goes, hands in, and may take it back', async ({ page, context }) => {
  await openRecord(page, UNDECLARED)
  await state(page, '还没有申报')
  await expect(page.getByText('不申报没有任何影响')).toBeVisible()
  await page.getByRole('button', { name: '申报参评' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '申报参评' }).click()
  await state(page, '已申报')

  await page.getByRole('link', { name: '写自评' }).click()
  await expect(page.locator('input[type=file]')).toHaveCount(0)
  const points = page.getByLabel(/得分/)
  const reasons = page.getByLabel('理由（一句话）')
  await points.first().fill('4.5')
  await reasons.first().fill('按月开展，\n记录完整')
  await expect(page.getByText('已存在手机上')).toBeVisible()
  // Half written, without signal, loaded anew: all of it is still there.
  await context.setOffline(true)
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('link', { name: '写自评' }).click()
  await expect(page.getByText('现在连不上网')).toBeVisible()
  await expect(points.first()).toHaveValue('4.5')
  await expect(reasons.first()).toHaveValue('按月开展， 记录完整')
  await context.setOffline(false)
  await page.reload()
  await expect(points.first()).toHaveValue('4.5')

  await page.getByRole('button', { name: '提交自评' }).click()
  await expect(page.getByText('有的指标还没有写完')).toBeVisible()
  await expect(points.nth(1)).toBeFocused()
  await points.nth(1).fill('99')
  await expect(page.getByText(/请填0到5之间的数/).first()).toBeVisible()
  const criteria = await points.count()
  for (let nth = 1; nth < criteria; nth += 1) {
    await page.getByRole('button', { name: /满分/ }).nth(nth).click()
    await reasons.nth(nth).fill('台账在支部备查')
  }
  await page.getByRole('button', { name: '提交自评' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交自评' }).click()
  await state(page, '已自评')

  const call = await server.caller(UNDECLARED)
  const { dossier } = await recordOf(call)
  const own = dossier.criteria.map((one) => one.scores.find((score) => score.level === 'self'))
  expect(own[0]).toMatchObject({ points: 450, reason: '按月开展， 记录完整' })
  expect(own.every((score) => score !== undefined)).toBe(true)

  await page.getByRole('button', { name: '撤回申报' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回申报' }).click()
  await state(page, '已撤回申报')
  await expect(page.getByRole('button', { name: '申报参评' })).toBeVisible()
})

test('a question is answered in one line or not, and what was returned says why and is handed in again', async ({ page }) => {
  const secretary = await server.caller(SECRETARY)
  const { dossier } = await recordOf(secretary)
  const reviewer = await server.caller(TOWNSHIP)
  await ask(reviewer, dossier, 'A1', '集体收入数额是哪一天的？')
  await ask(reviewer, dossier, 'A2', '整治后由谁管护？')

  await openRecord(page, SECRETARY)
  const first = page.locator('.card').filter({ hasText: '集体收入数额是哪一天的？' })
  await expect(first).toContainText('没有可补充的，也没有任何影响')
  await first.getByLabel('补充一句话').fill('11月30日，账面数')
  await expect.poll(() => keepsWords(page, '11月30日，账面数')).toBe(true)
  await page.reload()
  await expect(first.getByLabel('补充一句话')).toHaveValue('11月30日，账面数')
  await first.getByRole('button', { name: '答复', exact: true }).click()
  await expect(first).toContainText('支部的答复')
  const second = page.locator('.card').filter({ hasText: '整治后由谁管护？' })
  await second.getByRole('button', { name: '没有可补充的' }).click()
  await expect(second).toContainText('支部的答复')
  const { supplements } = await recordOf(secretary)
  expect(supplements.items.map((one) => one.answer)).toEqual(['11月30日，账面数', null])

  const { revision } = (await recordOf(secretary)).dossier
  const headers = { 'content-type': 'application/json', 'if-match': `"r${revision}"` }
  const body = JSON.stringify({ step: 'return', reason: 'A1没有写明数额' })
  const returned = await reviewer(`/records/${dossier.id}/steps`, { method: 'POST', headers, body })
  expect(returned.status).toBe(200)
  await page.reload()
  await state(page, '退回补充')
  await expect(page.locator('.note').filter({ hasText: 'A1没有写明数额' })).toBeVisible()
  await page.getByRole('link', { name: '写自评' }).click()
  await page.getByLabel('理由（一句话）').last().fill('测评表在镇里，满意率96%')
  await page.getByRole('button', { name: '提交自评' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交自评' }).click()
  await state(page, '已自评')
  await expect(page.getByText('补充后提交')).toBeVisible()
})

test('what somebody else saved meanwhile is said, what was typed here stays, and one chooses', async ({ page }) => {
  const call = await server.caller('10066600026')
  const declare = async (revision: number, id: string) =>
    call(`/records/${id}/steps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': `"r${revision}"` },
      body: JSON.stringify({ step: 'declare' }),
    })
  const { dossier } = await recordOf(call)
  expect((await declare(dossier.revision, dossier.id)).status).toBe(200)
  await openRecord(page, '10066600026')
  await page.getByRole('link', { name: '写自评' }).click()
  const points = page.getByLabel(/得分/)
  const reasons = page.getByLabel('理由（一句话）')
  await expect(points).toHaveCount(dossier.criteria.length)
  for (let nth = 0; nth < dossier.criteria.length; nth += 1) {
    await page.getByRole('button', { name: /满分/ }).nth(nth).click()
    await reasons.nth(nth).fill('这部手机上写的')
  }
  const first = dossier.criteria[0]
  if (!first) throw new Error('the sheet is empty')
  const revision = (await recordOf(call)).dossier.revision
  const scores = [{ criterion_id: first.criterion.id, points: 100, reason: '另一部手机上写的' }]
  const put = await call(`/records/${dossier.id}/self-scores`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"r${revision}"` },
    body: JSON.stringify({ scores }),
  })
  expect(put.status).toBe(200)
  const handIn = async () => {
    await page.getByRole('button', { name: '提交自评' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '提交自评' }).click()
  }
  await handIn()
  await expect(page.getByRole('alert').filter({ hasText: '刚刚有人改过' })).toBeVisible()
  await expect(reasons.first()).toHaveValue('这部手机上写的')
  // What the other saved is said where it stands, and is not overwritten before it was chosen.
  const theirs = page.getByRole('alert').filter({ hasText: '另一部手机上写的' })
  await expect(theirs).toContainText('刚保存的是1分')
  await page.getByRole('button', { name: '提交自评' }).click()
  await expect(theirs.getByRole('button', { name: '保留已保存的' })).toBeFocused()
  await theirs.getByRole('button', { name: '保留已保存的' }).click()
  await expect(theirs).toHaveCount(0)
  await expect(reasons.first()).toHaveValue('另一部手机上写的')
  await handIn()
  await state(page, '已自评')
  const kept = (await recordOf(call)).dossier.criteria.map((one) => one.scores.find((score) => score.level === 'self')?.reason)
  expect(kept.slice(0, 2)).toEqual(['另一部手机上写的', '这部手机上写的'])
})

test('the secretary offers a report for a criterion, and whoever scores it finds it first', async ({ page }) => {
  await openRecord(page, SECRETARY)
  await page.getByRole('link', { name: /推荐报告/ }).first().click()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '保存推荐' }).click()
  await expect(page.getByText('已推荐1条报告').first()).toBeVisible()
  const { dossier } = await recordOf(await server.caller(SECRETARY))
  const township = await server.caller(TOWNSHIP)
  const { items } = (await (await township(`/records/${dossier.id}/reports?offered=true`)).json()) as { items: { offered_for: string[] }[] }
  expect(items.map((one) => one.offered_for)).toEqual([['P1']])
})
