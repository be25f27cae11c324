// What administrators and reviewers keep in order at the desk: a roster, the reports of all branches, a photo that
// shows too much, and files that leave the house.

import { readFile } from 'node:fs/promises'

import { expect, test } from '@playwright/test'

import { CITY, COLLEAGUE, COUNTY, demoIsWhole, logInAtDesk, recordOf, SECURITY, watchConsole } from './desk'
import { hold } from './hold'
import { ADMIN, ShiganServer } from './server'

const server = new ShiganServer()
test.beforeAll(async () => {
  await server.start()
  await demoIsWhole(server)
})
test.setTimeout(300_000)
test.afterAll(() => server.remove())

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a roster is compared first; what was shown is done, and a new member logs in with the slip', async ({ page, browser }) => {
  const errors = watchConsole(page)
  const { items } = (await (await (await server.caller(CITY))('/areas')).json()) as { items: { code: string; name: string }[] }
  const township = items.find((one) => one.name.includes('松坪镇'))?.code ?? ''
  const branches = csv('党支部.csv', `branch_id,region_id,domain,name\nE2E-9,${township},农村,中共乐安县松坪镇上坪村支部委员会\n`)
  const members = (phone: string) => csv('members.csv', `member_id,branch_id,name,phone,role\nE2E-M1,E2E-9,钟云,10000009003,书记\nE2E-M2,E2E-9,吕𬭸,${phone},党员\n`)
  await logInAtDesk(page, server.url, SECURITY)
  await page.getByRole('link', { name: '名册导入' }).click()
  const files = page.locator('input[type=file]')
  const carryOut = async () => {
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '导入' }).click()
  }

  await files.setInputFiles([branches, members('791-8221')])
  await expect(page.getByRole('heading', { name: '有1处需要改正' })).toBeVisible()
  await expect(page.locator('.findings').first()).toContainText('第3行')
  await expect(page.getByRole('button', { name: '导入', exact: true })).toBeDisabled()

  // A table of branches alone says nothing of members; one of members speaks of their branches only.
  await files.setInputFiles([branches])
  await expect(page.locator('details', { hasText: '新增' }).locator('li')).toHaveText([/上坪村/])
  await carryOut()
  await expect(page.getByText('新建账号0个，停用党员0人，撤销党支部0个。')).toBeVisible()
  await files.setInputFiles([members('10000009004')])
  await expect(page.locator('details').locator('li')).toHaveText([/钟云/, /吕𬭸/])
  await carryOut()
  await expect(page.getByRole('heading', { name: '中共乐安县松坪镇上坪村支部委员会' })).toBeVisible()
  const slip = page.locator('.slip', { hasText: '钟云' })
  const code = (await slip.locator('.slip-code').innerText()).trim()

  const phone = await (await browser.newContext()).newPage()
  await phone.goto(`${server.url}/activate`)
  await phone.getByLabel('手机号').fill('10000009003')
  await phone.getByLabel('激活码').fill(code)
  await phone.locator('input[autocomplete=new-password]').fill('Kiln-743-river')
  await phone.getByRole('button', { name: '设置密码并登录' }).click()
  await expect(phone.getByText('记一笔').first()).toBeVisible()
  await phone.context().close()

  await files.setInputFiles([members('10000009004')])
  await expect(page.getByText('没有变化，无需导入。')).toBeVisible()
  await files.setInputFiles([csv('people.csv', 'x')])
  await expect(page.getByRole('alert')).toContainText('认不出这些文件')
  expect(errors).toEqual([])
})

test('whoever goes on before the first screen is there is not fetched back', async ({ page }) => {
  const come = await hold(page, '**/api/v1/areas')
  await logInAtDesk(page, server.url, ADMIN, '/')
  await page.getByRole('link', { name: '组织与人员' }).click()
  await expect(page).toHaveURL(/\/organizations/)
  come()
  // Once the areas are there, what is found by a name still is on this screen.
  await expect(page.getByRole('option', { name: '松坪镇' }).first()).toBeAttached()
  await page.getByLabel('名称或编码').fill('康江')
  await expect(page.getByRole('region', { name: '组织与人员' }).locator('tbody tr')).toHaveText([/康江村/])
  await expect(page).toHaveURL(/organizations\?.*q=/)
})

test('a reviewer finds a report of any branch in sight and hides a part of its photo, from the keyboard too', async ({ page }) => {
  await logInAtDesk(page, server.url, COUNTY)
  await page.getByRole('link', { name: '工作记录' }).click()
  await page.getByLabel('照片').selectOption('with')
  await expect(page.locator('.report-row .thumb').first()).toBeVisible()
  expect(page.url()).toContain('photos=with')
  const thumb = page.locator('.report-row .thumb').first()
  const [, report = '', photo = ''] = /reports\/([^/]+)\/photos\/([^/]+)/.exec((await thumb.locator('img').getAttribute('src')) ?? '') ?? []
  await thumb.click()
  // What is hidden already comes late: until then there is nothing to save over it.
  const come = await hold(page, /\/blur$/, (asked) => asked.method() === 'GET')
  await page.getByRole('button', { name: '遮挡部分画面' }).click()
  await expect(page.getByRole('button', { name: '加一块' })).toBeDisabled()
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled()
  come()
  const frame = page.locator('.veil-frame')
  await expect(frame.locator('img')).toBeVisible()
  await expect.poll(async () => (await frame.boundingBox())?.width ?? 0).toBeGreaterThan(100)
  const box = (await frame.boundingBox())!
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: '加一块' }).click()
  await page.getByRole('button', { name: /遮挡第2块/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '已遮挡' })).toBeVisible()
  const call = await server.caller(COUNTY)
  const { reviewer } = (await (await call(`/reports/${report}/photos/${photo}/blur`)).json()) as { reviewer: { x: number; y: number; width: number }[] }
  expect(reviewer).toHaveLength(2)
  expect(Math.abs(reviewer[0]!.x - 1000) + Math.abs(reviewer[0]!.width - 4000)).toBeLessThan(300)
  expect(reviewer[1]).toMatchObject({ x: 4000, y: 4100, width: 2100 })
  // The new picture comes by itself, and it is black where it was drawn over.
  const shown = page.locator('.viewer-stage > img')
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth), { timeout: 100_000 }).toBeGreaterThan(0)
  const dark = await shown.evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement('canvas')
    ;[canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight]
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    return [...context.getImageData(canvas.width * 0.3, canvas.height * 0.3, 1, 1).data].slice(0, 3)
  })
  expect(Math.max(...dark)).toBeLessThan(20)
})

test('a dossier is asked for with a reason, a second person agrees, and its code leads back to its digests', async ({ page, browser }) => {
  const record = await recordOf(server, CITY, '石桥')
  await logInAtDesk(page, server.url, CITY)
  await page.goto(`${server.url}/desk/records/${record}?c=P1`)
  await page.getByRole('button', { name: '导出…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('导出什么').selectOption({ label: '佐证卷 · ZIP 压缩包' })
  await dialog.getByLabel('事由').fill('评审汇报会前核对')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await page.waitForURL('**/desk/exports')
  await expect(page.getByRole('row', { name: /评审汇报会前核对/ })).toContainText('等待同意')

  const other = await (await browser.newContext()).newPage()
  await logInAtDesk(other, server.url, COLLEAGUE)
  await other.getByRole('link', { name: '导出', exact: true }).click()
  await expect(other.getByRole('heading', { name: '等您同意的' })).toBeVisible()
  await other.getByRole('button', { name: '同意', exact: true }).click()
  await expect(other.getByRole('status').filter({ hasText: '已同意' })).toBeVisible()
  await other.context().close()

  await page.reload()
  const link = page.getByRole('link', { name: /^下载/ })
  await expect(link).toBeVisible({ timeout: 60_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const bytes = await readFile(await download.path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
})
