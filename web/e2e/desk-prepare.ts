// What has to have happened before every screen of the desk has something to show.

import { attachReport, CITY, COUNTY, demoIsWhole, grant, recordOf, review, step, TOWNSHIP } from './desk'
import { MEMBER, type ShiganServer } from './server'

/** Judges on the panels, and inspects. */
const JUDGE = '10080000002'
export const INSPECTOR = '10080000004'
/** Keeps the branch of 石桥村. */
const KEEPER = '10066600006'

type Caller = Awaited<ReturnType<ShiganServer['caller']>>

/** Sends JSON, and reads what was answered. */
function asking(call: Caller) {
  return async <T>(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await call(path, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }
}

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
  await prepareTalk(server, record)
  return record
}

/** One panel day that is being prepared, one that runs, one that is over; and a visit. */
async function preparePanels(server: ShiganServer): Promise<void> {
  await grant(server, JUDGE, 'panel_judge')
  await grant(server, INSPECTOR, 'inspector')
  const [shiqiao, bamboo, clinic] = [await recordOf(server, CITY, '石桥'), await recordOf(server, CITY, '翠竹'), await recordOf(server, CITY, '柳荫')]
  for (const code of ['C3', 'O3', 'A3']) await attachReport(server, CITY, shiqiao, 'city', code)
  const call = await server.caller(CITY)
  const ask = asking(call)
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
  await asking(judge)('PUT', `/panels/${over}/rounds/${clinic}/score`, { points: 8750 })
  await ask('POST', `/panels/${over}/rounds/${clinic}/close`, {})
  await ask('POST', `/panels/${over}/close`, {})
  const running = await make('第二场', [shiqiao])
  await ask('POST', `/panels/${running}/rounds/${shiqiao}/open`, {})
  await make('第三场', [bamboo])
  const inspector = await server.caller(INSPECTOR)
  const id = '018f3c5e-0000-7000-8000-0000000000aa'
  const note = { id, visited_on: '2026-05-20', text: '看了村部和水塘，党务公开栏更新到本月。' }
  await asking(inspector)('POST', `/records/${shiqiao}/visit-notes`, note)
}

/** What people ask each other: questions and an answer, an objection, an opinion, a wish to export. */
async function prepareTalk(server: ShiganServer, publicRecord: string): Promise<void> {
  const [city, keeper, member] = await Promise.all([server.caller(CITY), server.caller(KEEPER), server.caller(MEMBER)])
  const shiqiao = await recordOf(server, CITY, '石桥')
  const { criteria, cycle } = (await (await city(`/records/${shiqiao}`)).json()) as { criteria: { criterion: { id: string; code: string } }[]; cycle: { id: string } }
  const idOf = (code: string) => criteria.find((one) => one.criterion.code === code)!.criterion.id
  for (const [code, question] of [['A1', '集体收入数额是哪一天的？'], ['A2', '整治后由谁管护？']] as const) {
    await city(`/records/${shiqiao}/reports?criterion_id=${idOf(code)}`)
    await asking(city)('POST', `/records/${shiqiao}/supplements`, { criterion_id: idOf(code), question })
  }
  const { items } = (await (await keeper(`/records/${shiqiao}/supplements`)).json()) as { items: { id: string; question: string }[] }
  await asking(keeper)('POST', `/supplements/${items.find((one) => one.question.startsWith('集体'))?.id}/answer`, { answer: '11月30日，账面数。' })
  const objection = { record_id: publicRecord, ground: '集体账目', facts: '2025年12月出租晒谷坪的收入没有公开。' }
  await asking(member)('POST', `/public-lists/${cycle.id}/objections`, objection)
  await asking(member)('PUT', '/feedback/018f3c5e-0000-7000-8000-0000000000ab', { kind: 'suggestion', text: '字再大一点就好了。' })
  await asking(city)('POST', '/exports', { subject: { kind: 'dossiers', record_ids: [publicRecord] }, format: 'pdf', reason: '12月2日评审会' })
}
