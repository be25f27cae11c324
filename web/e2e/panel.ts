// A panel day and an inspector, arranged through the API as the office would.

import { recordOf, review } from './desk'
import { PASSWORD, type ShiganServer } from './server'

export const COUNTY = '10044444444'
/** Judges and inspects in these tests. */
export const JUDGE = '10033333333'
export const SECOND_JUDGE = '10080000006'
const SECURITY = '10088888888'

interface Me {
  account_id: string
  roles: { area?: { id: string } }[]
}

async function send<T>(server: ShiganServer, login: string, method: string, path: string, body: unknown): Promise<T> {
  const call = await server.caller(login)
  const answer = await call(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

async function me(server: ShiganServer, login: string): Promise<Me> {
  const call = await server.caller(login)
  return (await (await call('/me')).json()) as Me
}

export async function grant(server: ShiganServer, login: string, role: string, scope: object = {}): Promise<void> {
  const { account_id: id } = await me(server, login)
  await send(server, SECURITY, 'POST', `/accounts/${id}/roles`, { role, ...scope })
}

/** As a member does whose first role of an office makes a new password due. */
export async function renewPassword(server: ShiganServer, login: string): Promise<string> {
  const next = `${PASSWORD}-neu`
  const call = await server.caller(login)
  const body = JSON.stringify({ current_password: PASSWORD, new_password: next })
  const answer = await call('/account/password', { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
  if (!answer.ok) throw new Error(await answer.text())
  return next
}

export class PanelDay {
  constructor(
    private readonly server: ShiganServer,
    private readonly path: string,
    readonly record: string,
  ) {}

  open(): Promise<unknown> {
    return send(this.server, COUNTY, 'POST', `${this.path}/rounds/${this.record}/open`, {})
  }

  score(judge: string, points: number): Promise<unknown> {
    return send(this.server, judge, 'PUT', `${this.path}/rounds/${this.record}/score`, { points })
  }

  async close(): Promise<void> {
    await send(this.server, COUNTY, 'POST', `${this.path}/rounds/${this.record}/close`, { reason: '一位评委因故离场' })
    await send(this.server, COUNTY, 'POST', `${this.path}/close`, {})
  }
}

/** 石桥村 of another township, brought before the county. */
export async function bringUp(server: ShiganServer): Promise<string> {
  const call = await server.caller(COUNTY)
  const { items } = (await (await call('/areas')).json()) as { items: { id: string; name: string }[] }
  await grant(server, JUDGE, 'reviewer', { level: 'township', area_id: items.find((area) => area.name === '竹湖乡')?.id })
  const record = await recordOf(server, COUNTY, '石桥村')
  await review(server, JUDGE, record, 'township')
  return record
}

/** A panel day of the county with this record on it, and these judges. */
export async function panelDay(server: ShiganServer, record: string, judges: string[], title: string): Promise<PanelDay> {
  const call = await server.caller(COUNTY)
  const { cycle } = (await (await call(`/records/${record}`)).json()) as { cycle: { id: string } }
  const area = (await me(server, COUNTY)).roles.find((role) => role.area)?.area?.id
  const made = { level: 'county', area_id: area, title, held_on: '2026-11-28', method: 'mean' }
  const { id } = await send<{ id: string }>(server, COUNTY, 'POST', `/cycles/${cycle.id}/panels`, made)
  await send(server, COUNTY, 'PUT', `/panels/${id}/order`, { record_ids: [record] })
  const seated = await Promise.all(judges.map((judge) => me(server, judge)))
  await send(server, COUNTY, 'PUT', `/panels/${id}/judges`, { account_ids: seated.map((one) => one.account_id) })
  return new PanelDay(server, `/panels/${id}`, record)
}
