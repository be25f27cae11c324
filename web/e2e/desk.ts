// What the tests of the review desk share: logging in, and records that have come some way.

import { expect, type Page } from '@playwright/test'

import { PASSWORD, type ShiganServer } from './server'

export const TOWNSHIP = '10033333333'
export const COUNTY = '10044444444'
export const CITY = '10055555555'
/** A second reviewer of the city. */
export const COLLEAGUE = '10080000006'
export const SECURITY = '10088888888'
export const AUDITOR = '10099999999'
export const HANDLER = '10000000000'

/** Up to the address where somebody's work begins, or another one; its screen comes after. */
export async function logInAtDesk(page: Page, url: string, login: string, first = ''): Promise<void> {
  await page.goto(`${url}/desk/login`)
  await page.getByLabel('手机号').fill(login)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await page.waitForURL((at) => (first ? at.pathname === `/desk${first}` : !['/desk/', '/desk/login'].includes(at.pathname)))
}

/** Goes to a screen by the navigation, and waits until it is there. */
export async function open(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true })
  await link.click()
  // Until then the screen before is still there.
  await expect(link).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** The program answers while its demo city is still being loaded; the last branch to declare tells that it is there. */
export async function demoIsWhole(server: ShiganServer): Promise<void> {
  const call = await server.caller(CITY)
  const query = `/records?q=${encodeURIComponent('翠竹')}`
  const state = async () => ((await (await call(query)).json()) as { items: { state: string }[] }).items[0]?.state
  await expect.poll(() => state().catch(() => undefined), { timeout: 180_000 }).toBe('self_scored')
}

interface Criterion {
  criterion: { id: string; code: string; max_points: number; evidence_required: boolean }
}

interface Dossier {
  id: string
  revision: number
  state: string
  cycle: { id: string }
  criteria: Criterion[]
}

/** The record of a branch, by a part of its name, as somebody finds it. */
export async function recordOf(server: ShiganServer, login: string, name: string): Promise<string> {
  const call = await server.caller(login)
  const answer = await call(`/records?q=${encodeURIComponent(name)}`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  const id = items[0]?.id
  if (!id) throw new Error(`no record of ${name}`)
  return id
}

/** One level scores every criterion at a share of what it gives, and concludes. */
export async function review(server: ShiganServer, login: string, record: string, level: string, share = 0.9): Promise<void> {
  const call = await server.caller(login)
  const dossier = (await (await call(`/records/${record}`)).json()) as Dossier
  let { revision } = dossier
  for (const [at, { criterion }] of dossier.criteria.entries()) {
    // Not all alike, so that the levels differ somewhere.
    const points = Math.floor(((criterion.max_points * (at % 5 === 0 ? share - 0.3 : share)) / 50)) * 50
    const answer = await call(`/records/${record}/scores/${criterion.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"r${revision}"` },
      body: JSON.stringify({
        level,
        points,
        reason: '看了资料，与申报一致。',
        evidence: [{ kind: 'visit_note', text: '到村里看过现场，做法与记录相符。' }],
      }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    revision = ((await answer.json()) as { revision: number }).revision
  }
  await step(server, login, record, { step: 'conclude', level })
}

export async function step(server: ShiganServer, login: string, record: string, body: Record<string, unknown>): Promise<void> {
  const call = await server.caller(login)
  const { revision } = (await (await call(`/records/${record}/steps`)).json()) as { revision: number }
  const answer = await call(`/records/${record}/steps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': `"r${revision}"` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** Errors of a page that nobody should see: what the policy refused, and what broke. */
export function watchConsole(page: Page): string[] {
  const found: string[] = []
  page.on('pageerror', (error) => found.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !/status of 4\d\d/.test(text)) found.push(text)
    if (message.type() === 'warning' && /intlify|Vue warn/i.test(text)) found.push(text)
  })
  return found
}

/** Gives somebody a role for the whole city, as a security administrator does. */
export async function grant(server: ShiganServer, login: string, role: string): Promise<void> {
  const call = await server.caller(SECURITY)
  const { items } = (await (await call(`/accounts?login=${login}`)).json()) as { items: { id: string }[] }
  const city = ((await (await call('/areas')).json()) as { items: { id: string; kind: string }[] }).items.find((one) => one.kind === 'city')
  const answer = await call(`/accounts/${items[0]?.id}/roles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role, area_id: city?.id }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** Rests a score of a level on the first report of a branch, so that there is something to show. */
export async function attachReport(server: ShiganServer, login: string, record: string, level: string, code: string): Promise<void> {
  const call = await server.caller(login)
  const dossier = (await (await call(`/records/${record}`)).json()) as Dossier
  const criterion = dossier.criteria.find((one) => one.criterion.code === code)!.criterion
  const { items } = (await (await call(`/records/${record}/reports?criterion_id=${criterion.id}`)).json()) as { items: { id: string; photo_ids: string[] }[] }
  const report = items.find((one) => one.photo_ids.length > 0) ?? items[0]
  const answer = await call(`/records/${record}/scores/${criterion.id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"r${dossier.revision}"` },
    body: JSON.stringify({ level, points: criterion.max_points, reason: '看了现场记录，属实。', evidence: [{ kind: 'report', report_id: report?.id }] }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** Takes a step of the record on the screen, as its button and the question behind it offer it. */
export async function takeStep(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** A secretary declares anew, scores one criterion and hands in. */
export async function declareAnew(page: Page, points: string, reason: string): Promise<void> {
  await takeStep(page, '撤回申报')
  await takeStep(page, '申报')
  await page.getByLabel('P1 自评分').fill(points)
  await page.getByLabel('P1 理由').fill(reason)
  await page.getByRole('button', { name: '保存自评' }).click()
  await expect(page.getByRole('status').filter({ hasText: '自评已保存' })).toBeVisible()
  await takeStep(page, '提交自评')
  await expect(page.locator('.record-head')).toContainText('已自评')
}
