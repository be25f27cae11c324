import { effectScope } from 'vue'
import { describe, expect, it } from 'vitest'

import { Failure } from '@/shared/api/client'
import { db, type PhoneDb, type Visit } from '@/phone/outbox/db'
import { useKeeping } from '@/phone/outbox/keeping'
import { Runner } from '@/phone/outbox/runner'
import { deliverVisit } from '@/phone/outbox/visits'
import { isReady, newVisit, noteOf } from '@/phone/visits/writing'

import { FakeServer, freshStore, photo } from './support'

const BRANCH = { record_id: 'b1', name: '康江村党支部', area_name: '松坪镇', state: 'self_scored' } as const

function sending(store: PhoneDb, door: FakeServer) {
  return { store, door, progress: () => undefined, stop: new AbortController().signal }
}

async function queued(store: PhoneDb, photoIds: string[], change: Partial<Visit> = {}): Promise<Visit> {
  const visit = { ...newVisit('me', BRANCH), photoIds, state: 'queued' as const, ...change }
  visit.entry.text = '走访了三户'
  const photos = photoIds.map((id) => photo(visit.id, id))
  const row = { ...visit, note: noteOf(visit, photos) }
  await store.photos.bulkPut(photos)
  await store.visits.put(row)
  return row
}

describe('a visit note', () => {
  it('needs no photo, and a finding only once the city has concluded', () => {
    const visit = newVisit('me', BRANCH)
    expect(isReady(visit)).toBe(false)
    visit.entry.text = '走访了三户'
    expect(isReady(visit)).toBe(true)
    expect(noteOf(visit, [])).toEqual({ id: visit.id, visited_on: visit.entry.visitedOn, text: '走访了三户', photos: [] })
    visit.findingDue = true
    expect(isReady(visit)).toBe(false)
    visit.entry.finding = 'adjust'
    expect(isReady(visit)).toBe(false)
    visit.entry.reason = '台账与现场不符'
    expect(isReady(visit)).toBe(true)
    expect(noteOf(visit, [])).toMatchObject({ finding: 'adjust', reason: '台账与现场不符' })
    visit.entry.finding = 'confirm'
    expect(noteOf(visit, [])).not.toHaveProperty('reason')
  })

  it('goes on where it broke off, is one note, and forgets the bytes only then', async () => {
    const store = freshStore()
    const server = new FakeServer()
    await queued(store, ['p1', 'p2'])
    server.fail = (call) => {
      if (call === 'send p2') throw new Failure({ kind: 'offline' })
    }
    const runner = new Runner(store, server, () => 'me')
    await runner.kick()
    expect(await store.photos.count()).toBe(2)
    server.fail = () => undefined
    await runner.kick()
    expect(server.notes.size).toBe(1)
    expect(server.calls.filter((call) => call === 'send p1')).toHaveLength(1)
    expect((await store.visits.toArray())[0]?.state).toBe('delivered')
    expect(await store.photos.count()).toBe(0)
    runner.stop()
  })

  it('asks for the finding when the city concluded meanwhile', async () => {
    const store = freshStore()
    const server = new FakeServer()
    const visit = await queued(store, [])
    server.fail = () => {
      throw new Failure({ kind: 'refused', slug: 'invalid', pointers: ['/finding'] })
    }
    expect(await deliverVisit(visit, sending(store, server))).toEqual({ end: 'attention' })
    expect(await store.visits.get(visit.id)).toMatchObject({ state: 'attention', findingDue: true })
  })
})

describe('something open in two tabs', () => {
  const kind = { table: db.visits, written: (row: Visit) => row.entry, isEmpty: () => false }

  it('follows what the other wrote later, and never puts back what the other handed in', async () => {
    const start = newVisit('me', BRANCH)
    await db.visits.put(start)
    const copy = () => JSON.parse(JSON.stringify(start)) as Visit
    const scope = effectScope()
    const [one, other] = scope.run(() => [useKeeping(kind, copy(), true), useKeeping(kind, copy(), true)] as const)!
    const held = other.row.entry
    one.row.entry.text = '第一页写的'
    await expect.poll(() => held.text).toBe('第一页写的')

    await one.handIn((row) => row)
    other.row.entry.text = '第二页还在写'
    await expect.poll(() => other.row.state).toBe('queued')
    expect(await db.visits.get(start.id)).toMatchObject({ state: 'queued', entry: { text: '第一页写的' } })
    scope.stop()
  })

  it('keeps what is typed when the clock was set back', async () => {
    const start = { ...newVisit('me', BRANCH), updatedAt: Date.now() + 3_600_000 }
    await db.visits.put(start)
    const scope = effectScope()
    const keeping = scope.run(() => useKeeping(kind, JSON.parse(JSON.stringify(start)) as Visit, true))!
    keeping.row.entry.text = '时间调回以后写的'
    await keeping.save()
    expect(keeping.row.entry.text).toBe('时间调回以后写的')
    expect((await db.visits.get(start.id))?.entry.text).toBe('时间调回以后写的')
    scope.stop()
  })
})
