import { describe, expect, it, vi } from 'vitest'

import { Failure } from '@/shared/api/client'
import { isFull, type Draft, type PhoneDb } from '@/phone/outbox/db'
import { Runner } from '@/phone/outbox/runner'
import { backoff, deliver } from '@/phone/outbox/sender'
import { inOrder, isReady, manifestOf } from '@/phone/outbox/manifest'

import { ENTRY, FakeServer, freshStore, photo, queued } from './support'

function sending(store: PhoneDb, door: FakeServer) {
  return { store, door, progress: () => undefined, stop: new AbortController().signal }
}

const offline = () => {
  throw new Failure({ kind: 'offline' })
}

describe('bringing a report to the server', () => {
  it('announces it, sends each missing photo, and forgets the bytes only then', async () => {
    const store = freshStore()
    const server = new FakeServer()
    const draft = await queued(store, 'r1', ['p1', 'p2'])
    expect(await deliver(draft, sending(store, server))).toEqual({ end: 'delivered' })
    expect(server.calls).toEqual(['announce', 'send p1', 'send p2'])
    expect((await store.drafts.get('r1'))?.state).toBe('delivered')
    expect(await store.photos.count()).toBe(0)
  })

  it('goes on where it broke off, with the same announcement, and makes one report', async () => {
    const store = freshStore()
    const server = new FakeServer()
    await queued(store, 'r1', ['p1', 'p2', 'p3'])
    server.fail = (call) => (call === 'send p2' ? offline() : undefined)
    const again = async () => deliver((await store.drafts.get('r1')) as Draft, sending(store, server))
    expect((await again()).end).toBe('later')
    expect((await store.drafts.get('r1'))?.state).toBe('queued')
    expect(await store.photos.count()).toBe(3)
    server.fail = () => undefined
    expect((await again()).end).toBe('delivered')
    expect(server.reports.size).toBe(1)
    expect(server.calls.filter((call) => call === 'send p1')).toHaveLength(1)
  })

  it('keeps everything when the login has ended', async () => {
    const store = freshStore()
    const server = new FakeServer()
    const draft = await queued(store, 'r1', ['p1'])
    server.fail = () => {
      throw new Failure({ kind: 'login', slug: 'unauthenticated' })
    }
    expect(await deliver(draft, sending(store, server))).toEqual({ end: 'login' })
    expect((await store.drafts.get('r1'))?.state).toBe('queued')
    expect(await store.photos.count()).toBe(1)
  })

  it('asks for a look where waiting does not help, and keeps the bytes', async () => {
    const store = freshStore()
    const server = new FakeServer()
    const draft = await queued(store, 'r1', ['p1'])
    server.fail = () => {
      throw new Failure({ kind: 'refused', slug: 'invalid', pointers: ['/text'] })
    }
    expect(await deliver(draft, sending(store, server))).toEqual({ end: 'attention' })
    expect((await store.drafts.get('r1'))?.trouble?.slug).toBe('invalid')
    expect(await store.photos.count()).toBe(1)
  })

  it('takes an edit that arrived while its answer was lost for done', async () => {
    const store = freshStore()
    const server = new FakeServer()
    await deliver(await queued(store, 'r1', []), sending(store, server))
    const edit = await queued(store, 'r1', ['p9'], { edits: { revision: 1, kept: [], pictures: {} }, entry: { ...ENTRY, text: '改过' } })
    let lost = false
    const amend = server.amend.bind(server)
    server.amend = async (...given) => {
      const answer = await amend(...given)
      if (!lost) {
        lost = true
        offline()
      }
      return answer
    }
    expect((await deliver(edit, sending(store, server))).end).toBe('later')
    expect((await deliver(edit, sending(store, server))).end).toBe('delivered')
    expect(server.reports.get('r1')?.revision).toBe(2)
  })

  it('does not overwrite what somebody else changed', async () => {
    const store = freshStore()
    const server = new FakeServer()
    await deliver(await queued(store, 'r1', []), sending(store, server))
    const edit = await queued(store, 'r1', [], { edits: { revision: 7, kept: [], pictures: {} }, entry: { ...ENTRY, text: '改过' } })
    expect((await deliver(edit, sending(store, server))).end).toBe('attention')
    expect(server.reports.get('r1')?.manifest.text).toBe(ENTRY.text)
  })
})

describe('the queue', () => {
  it('sends only what belongs to who is logged in', async () => {
    const store = freshStore()
    const server = new FakeServer()
    await queued(store, 'mine', [])
    await queued(store, 'theirs', [], { account: 'somebody' })
    await new Runner(store, server, () => 'me').kick()
    expect([...server.reports.keys()]).toEqual(['mine'])
    await new Runner(store, server, () => null).kick()
    expect(server.reports.size).toBe(1)
  })

  it('sends once although two tabs try at the same time', async () => {
    const store = freshStore()
    const server = new FakeServer()
    await queued(store, 'r1', ['p1'])
    const tabs = [new Runner(store, server, () => 'me'), new Runner(store, server, () => 'me')]
    await Promise.all(tabs.map((tab) => tab.kick()))
    for (const tab of tabs) tab.stop()
    expect(server.calls).toEqual(['announce', 'send p1'])
  })

  it('tries again by itself, and one that is refused does not hold up the next', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const store = freshStore()
    const server = new FakeServer()
    await queued(store, 'bad', [], { entry: { ...ENTRY, text: 'bad' } })
    await queued(store, 'good', [], { updatedAt: 2 })
    const announce = server.announce.bind(server)
    server.announce = async (manifest) => {
      if (manifest.id === 'bad') throw new Failure({ kind: 'refused', slug: 'invalid' })
      return announce(manifest)
    }
    await new Runner(store, server, () => 'me').kick()
    expect([...server.reports.keys()]).toEqual(['good'])
    vi.useRealTimers()
  })

  it('waits longer each time, two minutes and a half at the most', () => {
    expect(backoff(0, 0.5)).toBe(1)
    expect(backoff(3, 0.5)).toBe(8)
    expect(backoff(50, 0.999)).toBeLessThanOrEqual(150)
  })
})

describe('an announcement', () => {
  it('leaves out what was not filled in and names every photo once', () => {
    const draft = { id: 'r', entry: ENTRY, photoIds: ['a', 'b', 'c'] } as Draft
    const photos = [photo('r', 'a', 'same'), photo('r', 'b', 'same'), photo('r', 'c', 'other')]
    const manifest = manifestOf(draft, photos, '2026-11-27')
    expect(manifest.photos?.map((slot) => slot.id)).toEqual(['a', 'c'])
    expect(inOrder(draft, photos)).toHaveLength(2)
    expect(manifest).not.toHaveProperty('outcome')
    expect(manifest).not.toHaveProperty('place_id')
    expect(manifest.happened_on).toBe('2026-11-27')
  })

  it('needs a text or a photo, never both', () => {
    expect(isReady({ ...ENTRY, text: ' ' }, 0)).toBe(false)
    expect(isReady({ ...ENTRY, text: ' ' }, 1)).toBe(true)
    expect(isReady(ENTRY, 0)).toBe(true)
  })
})

it('knows a full phone from a broken one', () => {
  expect(isFull(Object.assign(new Error(), { name: 'QuotaExceededError' }))).toBe(true)
  expect(isFull(Object.assign(new Error(), { name: 'AbortError', inner: { name: 'QuotaExceededError' } }))).toBe(true)
  expect(isFull(new Error())).toBe(false)
})
