// A judge scores on the phone, and nobody sees a result before all is over.

import { expect, test, type Page } from '@playwright/test'

import { logIn } from './phone'
import { bringUp, grant, JUDGE, panelDay, renewPassword, SECOND_JUDGE, type PanelDay } from './panel'
import { MEMBER, ShiganServer } from './server'

const server = new ShiganServer()
let day: PanelDay
/** Of a judge who belongs to the branch that presents itself. */
let password: string
test.beforeAll(async () => {
  await server.start()
  for (const judge of [JUDGE, SECOND_JUDGE, MEMBER]) await grant(server, judge, 'panel_judge')
  password = await renewPassword(server, MEMBER)
  day = await panelDay(server, await bringUp(server), [JUDGE, SECOND_JUDGE], '2026年县级评审汇报会')
})
test.afterAll(() => server.remove())

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('link', { name: '评审汇报' }).click()
  await page.getByRole('link', { name: /县级评审汇报会/ }).click()
  await expect(page.getByRole('heading', { name: '汇报顺序' })).toBeVisible()
}

const points = (page: Page) => page.getByLabel('您的打分（0–100分）')

test('a judge sees who presents now, scores, thinks it over, and sees results when all is over', async ({ page, context }) => {
  await logIn(page, server.url, JUDGE)
  await openPanel(page)
  await expect(page.getByText('还没有开始。开始后')).toBeVisible()
  await expect(points(page)).toBeHidden()

  // The page follows by itself.
  await day.open()
  await expect(points(page)).toBeVisible()
  await points(page).fill('188')
  await expect(page.getByText('请填0到100之间的数')).toBeVisible()
  await expect(page.getByRole('button', { name: '提交打分' })).toBeDisabled()

  // Without signal nothing is lost, and nothing is pretended.
  await points(page).fill('88.5')
  await context.setOffline(true)
  await page.getByRole('button', { name: '提交打分' }).click()
  await expect(page.getByRole('alert')).toContainText('连不上网')
  await expect(page.getByText('打分需要网络')).toBeVisible()
  await context.setOffline(false)
  await page.reload()
  await expect(points(page)).toHaveValue('88.5')
  await page.getByRole('button', { name: '提交打分' }).click()
  await expect(page.getByText('您打了88.5分。')).toBeVisible()
  await points(page).fill('90')
  await page.getByRole('button', { name: '改成这个分' }).click()
  await expect(page.getByText('您打了90分。')).toBeVisible()

  await day.score(SECOND_JUDGE, 8000)
  await page.reload()
  await expect(page.getByText('您打了90分。')).toBeVisible()
  await expect(page.getByText(/结果\d/)).toBeHidden()
  await expect(page.getByText(/80分|85分/)).toBeHidden()

  await day.close()
  await expect(page.getByText('结果85分')).toBeVisible()
  await expect(points(page)).toBeHidden()
})

test('a panel is offered to those who judge only', async ({ page, browser }) => {
  await logIn(page, server.url, '10066600002')
  await expect(page.getByRole('link', { name: /评审汇报|实地走访/ })).toHaveCount(0)

  // A member who judges elsewhere sees none that is not his.
  const context = await browser.newContext()
  const other = await context.newPage()
  await logIn(other, server.url, MEMBER, password)
  await other.getByRole('link', { name: '评审汇报' }).click()
  await expect(other.getByText('现在没有您担任评委的汇报会')).toBeVisible()
  await context.close()
})
