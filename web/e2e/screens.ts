// Every screen in turn, arranged as people meet it.

import { expect, type Page } from '@playwright/test'

import { addPhotos, handIn, logIn, photos, write } from './phone'
import { SECRETARY, type ShiganServer } from './server'

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
  await reading(page, visit)
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
  await handIn(page)
  await expect(page.getByText('有信号后自动发送，不用等')).toBeVisible()
  await visit('home-drafts')
  await page.context().setOffline(false)
  await expect(page.locator('.draft-word.delivered')).toBeVisible({ timeout: 60_000 })
}

async function reading(page: Page, visit: Visit): Promise<void> {
  await page.getByRole('link', { name: '我的记录' }).click()
  await expect(page.locator('.thumb').first()).toBeVisible()
  await visit('records')
  await page.getByRole('link', { name: /夜里雨大/ }).click()
  await expect(page.getByText('送达', { exact: true })).toBeVisible()
  await visit('record')
  await page.goBack()
  await page.getByRole('link', { name: '本支部' }).click()
  await expect(page.getByRole('link', { name: /考评记录/ })).toBeVisible()
  await visit('branch')
  await page.getByRole('link', { name: /考评记录/ }).click()
  await expect(page.getByRole('heading', { name: '政治过硬' })).toBeVisible()
  await visit('dossier')
  await page.goBack()
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
}
