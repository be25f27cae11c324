// Every screen in turn, arranged as people meet it.

import { expect, type Page } from '@playwright/test'

import { ask, recordOf } from './branch'
import { addPhotos, handIn, keptPhotos, logIn, photos, write } from './phone'
import { bringUp, grant, JUDGE, panelDay } from './panel'
import { SECRETARY, TOWNSHIP, type ShiganServer } from './server'

type Visit = (name: string) => Promise<void>

export async function eachScreen(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  await page.goto(server.url)
  await expect(page.getByRole('heading', { name: '请登录' })).toBeVisible()
  await visit('login')
  await page.goto(`${server.url}/activate`)
  await expect(page.getByLabel('激活码', { exact: true })).toBeVisible()
  await visit('activate')
  await logIn(page, server.url, SECRETARY)
  await visit('home')
  await writing(page, visit)
  await reading(page, server, visit)
  await mine(page, visit)
}

async function writing(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('link', { name: '记一笔' }).click()
  await expect(page.getByLabel('做了什么')).toBeVisible()
  await visit('write-empty')
  await page.getByLabel('做了什么').fill('和老李(13812345678)一起清理了村口的排水沟')
  await expect(page.getByText('文字里好像有手机号')).toBeVisible()
  await addPhotos(page, await photos(page, 2))
  await visit('write')
  await page.getByRole('button', { name: /更改/ }).first().click()
  await visit('write-kinds')
  await page.getByRole('button', { name: '志愿服务' }).click()
  await page.getByRole('button', { name: /更改/ }).last().click()
  await visit('write-places')
  await page.getByRole('button', { name: '不填', exact: true }).click()
  await page.getByRole('button', { name: /更多/ }).click()
  await expect(page.getByText('照片里有未成年人')).toBeVisible()
  await visit('write-more')
  await page.getByRole('button', { name: '第1张照片' }).click()
  await expect(page.getByRole('button', { name: '涂黑人脸或证件' })).toBeVisible()
  await visit('photo')
  await page.getByRole('button', { name: '涂黑人脸或证件' }).click()
  await page.locator('canvas.blackout').hover()
  await page.mouse.down()
  await page.mouse.move(220, 420)
  await page.mouse.up()
  await visit('blackout')
  await page.getByRole('button', { name: '涂黑并保存' }).click()
  await expect(page.getByText('已涂黑')).toBeVisible()
  await page.getByRole('button', { name: '好了' }).click()
  await page.getByRole('button', { name: '删除这条草稿' }).click()
  await expect(page.getByRole('dialog', { name: '删除这条草稿？' })).toBeVisible()
  await visit('dialog')
  await page.getByRole('button', { name: '不了' }).click()
  await page.getByRole('button', { name: '返回' }).click()
  await expect(page.getByText('还没有提交')).toBeVisible()
  await page.context().setOffline(true)
  await write(page, '在信号不好的地方记的一笔')
  await addPhotos(page, await photos(page, 1))
  await handIn(page)
  await expect(page.getByText('有信号后自动发送，不用等')).toBeVisible()
  await visit('home-drafts')
  await page.context().setOffline(false)
  await expect(page.locator('.draft-word.delivered')).toBeVisible({ timeout: 60_000 })
}

async function reading(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  await page.getByRole('link', { name: '我的记录' }).click()
  await expect(page.locator('.thumb').first()).toBeVisible()
  await visit('records')
  await page.getByRole('link', { name: /夜里雨大/ }).click()
  await expect(page.getByText('送达', { exact: true })).toBeVisible()
  await visit('record')
  await page.getByRole('button', { name: '第1张照片' }).click()
  await expect(page.getByRole('button', { name: '关闭' })).toBeVisible()
  await visit('record-photo')
  await page.getByRole('button', { name: '关闭' }).click()
  await page.goBack()
  await page.locator('a[href^="/records/"]').filter({ hasText: '在信号不好的地方' }).first().click()
  await page.getByRole('button', { name: '修改或加照片' }).click()
  await expect(page.getByRole('button', { name: /第1张照片，已送达/ })).toBeVisible()
  await visit('change')
  await page.getByRole('button', { name: '放弃这次修改' }).click()
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await page.getByRole('link', { name: '我的记录' }).click()
  await page.getByRole('link', { name: '本支部' }).click()
  await expect(page.getByRole('link', { name: /考评记录/ })).toBeVisible()
  await expect(page.locator('a[href^="/records/"]').first()).toBeVisible()
  await visit('branch')
  await assessing(page, server, visit)
  await page.getByRole('button', { name: '返回' }).click()
}

/** The appraisal from the side of the branch; it ends as it began, so that it can be walked again. */
async function assessing(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  const { dossier } = await recordOf(await server.caller(SECRETARY))
  await ask(await server.caller(TOWNSHIP), dossier, 'A1', '集体收入数额是哪一天的？')
  await page.getByRole('link', { name: /考评记录/ }).click()
  await expect(page.getByRole('heading', { name: '已自评' })).toBeVisible()
  await visit('dossier')
  await page.getByRole('button', { name: '撤回申报' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回申报' }).click()
  await expect(page.getByRole('heading', { name: '已撤回申报' })).toBeVisible()
  await page.getByRole('button', { name: '申报参评' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '申报参评' }).click()
  await expect(page.getByRole('heading', { name: '已申报' })).toBeVisible()
  await visit('dossier-declared')
  await page.getByRole('link', { name: '写自评' }).click()
  await page.getByLabel(/得分/).first().fill('')
  await page.getByRole('button', { name: '提交自评' }).click()
  await expect(page.getByText(/请填0到5之间的数/)).toBeVisible()
  await visit('self')
  await page.getByLabel(/得分/).first().fill('4.5')
  await page.getByRole('button', { name: '提交自评' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交自评' }).click()
  await expect(page.getByRole('heading', { name: '已自评' })).toBeVisible()
}

async function mine(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('link', { name: '我的', exact: true }).click()
  await expect(page.getByRole('heading', { name: '字的大小' })).toBeVisible()
  await visit('me')
  await page.getByRole('link', { name: '登录的设备' }).click()
  await expect(page.getByText('这部手机', { exact: true })).toBeVisible()
  await visit('devices')
  await page.goBack()
  await page.getByRole('link', { name: '修改密码' }).click()
  await expect(page.getByLabel('现在的密码')).toBeVisible()
  await visit('password')
  await page.goBack()
  await page.getByRole('link', { name: '我的数据' }).click()
  await expect(page.getByRole('button', { name: '导出我的记录' })).toBeVisible()
  await visit('data')
  await page.goBack()
  await page.getByRole('link', { name: '意见建议/投诉' }).click()
  await page.getByLabel('请说说情况').fill('字再大一点就好了')
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByLabel('请说说情况')).toHaveValue('')
  await expect(page.getByText('等待答复').first()).toBeVisible()
  await visit('feedback')
  await page.goBack()
  await expired(page, visit)
}

/** A login that ended while somebody looks at the app. */
async function expired(page: Page, visit: Visit): Promise<void> {
  await page.context().clearCookies()
  await page.goto(new URL('/', page.url()).href)
  await expect(page.getByText('登录已到期')).toBeVisible()
  await visit('expired')
  await page.getByRole('link', { name: '重新登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '请重新登录' })).toBeVisible()
  await visit('login-again')
}

const arranged = new WeakMap<ShiganServer, Promise<void>>()

/** One panel day that is over and one that goes on, and branches to visit; once for each server. */
async function arrange(server: ShiganServer): Promise<void> {
  for (const role of ['panel_judge', 'inspector']) await grant(server, JUDGE, role)
  const record = await bringUp(server)
  for (const title of ['2026年县级评审汇报会', '2026年县级补充汇报会']) {
    const day = await panelDay(server, record, [JUDGE], title)
    await day.open()
    await day.score(JUDGE, 8850)
    if (title.includes('评审')) await day.close()
  }
}

/** What a judge and an inspector see. */
export async function eachOfficeScreen(page: Page, server: ShiganServer, visit: Visit): Promise<void> {
  if (!arranged.has(server)) arranged.set(server, arrange(server))
  await arranged.get(server)
  await logIn(page, `${server.url}/login`, JUDGE)
  await visit('office-home')
  await page.getByRole('link', { name: '评审汇报' }).click()
  await expect(page.getByRole('link', { name: /补充汇报会/ })).toBeVisible()
  await visit('panels')
  await page.getByRole('link', { name: /补充汇报会/ }).click()
  await page.getByLabel(/您的打分/).fill('101')
  await visit('panel')
  await page.getByLabel(/您的打分/).fill('88.5')
  await page.goBack()
  await page.getByRole('link', { name: /评审汇报会/ }).click()
  await expect(page.getByText('结果88.5分')).toBeVisible()
  await visit('panel-over')
  await page.goto(server.url)
  await page.getByRole('link', { name: '实地走访' }).click()
  await expect(page.getByRole('link', { name: /康江村/ })).toBeVisible()
  await visit('visits')
  await page.getByRole('link', { name: /康江村/ }).click()
  await page.getByRole('link', { name: '写走访记录' }).click()
  await page.getByLabel('看到、听到了什么').fill('查阅了三会一课台账，走访了三户，说法与自评一致。')
  await addPhotos(page, await photos(page, 1))
  await visit('visit-write')
  await page.getByRole('button', { name: '提交' }).click()
  await expect.poll(() => keptPhotos(page)).toEqual([])
  await page.reload()
  await expect.poll(() => page.locator('article img').first().evaluate((one: HTMLImageElement) => one.naturalWidth).catch(() => 0)).toBeGreaterThan(0)
  await visit('visit')
}
