import { describe, expect, it } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'

import { forgetOwn, leftUnsaved, ownName, recallOwn, rememberOwn } from '@/desk/lib/own'
import { points, readPoints, sum } from '@/desk/lib/points'
import type { Level } from '@/desk/lib/roles'
import { toScore } from '@/desk/lib/states'
import { neighbour, type Walk } from '@/desk/lib/walk'
import type { Dossier } from '@/desk/record/dossier'
import { keyOf, useDrafts, type Piece } from '@/desk/record/drafts'
import { keepReason, reasonsFor } from '@/desk/record/reasons'
import { remember } from '@/shared/settings'
import { pinched, pulled, WHOLE, zoomed } from '@/desk/record/zoom'

describe('points', () => {
  it('are read and written as people write them', () => {
    for (const [text, hundredths] of [['7.5', 750], [' 8 ', 800], ['0.05', 5], ['7．5', 750]] as const) {
      expect(readPoints(text)).toBe(hundredths)
    }
    for (const text of ['', '-1', '7.555', 'x', '1e2', '1000']) expect(readPoints(text), text).toBeNull()
    expect([750, 800, 5, 0, 1000].map(points)).toEqual(['7.5', '8', '0.05', '0', '10'])
    expect(sum(8750)).toBe('87.50')
  })
})

describe('the queue', () => {
  it('holds for a level what it may score and has not concluded, whatever the chain', () => {
    expect(toScore(['township'])).toEqual(['self_scored'])
    expect(toScore(['county', 'township'])).toEqual(['self_scored', 'township_reviewed'])
    expect(toScore([])).toEqual([])
  })
})

function dossierOf(record: string, given: number | null): Dossier {
  const scores = given === null ? [] : [{ level: 'county', points: given, reason: '好', reviewer: '余国平', at: '2026-05-20T02:00:00Z' }]
  return { id: record, criteria: [{ criterion: { id: 'c1', code: 'A2', max_points: 600 }, scores, evidence: [] }] } as unknown as Dossier
}

function report(id: string): Piece {
  return { body: { kind: 'report', report_id: id }, title: id, day: null, author: null, report: id, photos: [] }
}

describe('a draft of a score', () => {
  const open = (record: string, given: number | null = null) => {
    const dossier = shallowRef<Dossier | null>(dossierOf(record, given))
    return { dossier, drafts: useDrafts('me', dossier, ref<Level | null>('county'), ref('c1')) }
  }

  it('begins as what is saved, and is none as long as it equals that', () => {
    const { drafts } = open('r1', 450)
    expect(drafts.draft.value).toMatchObject({ points: '4.5', reason: '好', pieces: [] })
    drafts.edit({ points: '4.50' })
    expect(drafts.isOpen('c1')).toBe(false)
    drafts.edit({ points: '5' })
    expect(drafts.isOpen('c1')).toBe(true)
  })

  it('is still there when the page is opened again, and knows on what it was begun', async () => {
    const first = open('r2', 450)
    first.drafts.edit({ points: '5' })
    const again = open('r2', 300)
    await nextTick()
    expect(again.drafts.draft.value.points).toBe('5')
    expect(again.drafts.draft.value.base).toContain('450')
    again.drafts.drop('c1')
    expect(again.drafts.draft.value.points).toBe('3')
  })

  it('attaches each piece once, and undoes step by step', () => {
    const { drafts } = open('r3')
    drafts.attach(report('a'))
    drafts.attach(report('a'))
    drafts.attach(report('b'))
    expect(drafts.draft.value.pieces.map(keyOf)).toEqual(['report:a', 'report:b'])
    drafts.detach('report:a')
    expect(drafts.draft.value.pieces.map(keyOf)).toEqual(['report:b'])
    expect(drafts.undo()).toBe(true)
    expect(drafts.draft.value.pieces.map(keyOf)).toEqual(['report:a', 'report:b'])
    drafts.undo()
    drafts.undo()
    expect(drafts.draft.value.pieces).toEqual([])
    expect(drafts.undo()).toBe(false)
  })
})

describe('what somebody left in this browser', () => {
  const open = (account: string) => {
    const dossier = shallowRef<Dossier | null>(dossierOf('r9', null))
    return useDrafts(account, dossier, ref<Level | null>('county'), ref('c1'))
  }

  it('is met by nobody else who logs in here', () => {
    open('yu').edit({ points: '5', reason: '只给自己看' })
    expect(open('yu').draft.value.reason).toBe('只给自己看')
    expect(open('jia').draft.value.reason).toBe('')
    expect([leftUnsaved('yu'), leftUnsaved('jia')]).toEqual([true, false])
  })

  it('goes when its account logs out, and nothing of another with it', () => {
    open('yu').edit({ points: '5' })
    open('yuan').edit({ points: '4' })
    keepReason({ account: 'yu', domain: 'rural', code: 'A2' }, '好')
    forgetOwn('yu')
    expect(open('yu').draft.value.points).toBe('')
    expect(reasonsFor({ account: 'yu', domain: 'rural', code: 'A2' })).toEqual([])
    expect(open('yuan').draft.value.points).toBe('4')
  })

  it('is nothing where it cannot be read', () => {
    const name = ownName('yu', 'draft', 'x')
    rememberOwn(name, { points: '1' })
    remember(name, '{')
    expect(recallOwn(name)).toBeNull()
  })
})

describe('a note beside a piece of evidence', () => {
  it('is a change of the draft, and none again when it is taken away', () => {
    const drafts = useDrafts('me', shallowRef<Dossier | null>(dossierOf('r10', null)), ref<Level | null>('county'), ref('c1'))
    drafts.attach(report('a'))
    drafts.annotate('report:a', '看第二张')
    expect(drafts.draft.value.pieces[0]?.body.note).toBe('看第二张')
    drafts.annotate('report:a', ' ')
    expect(drafts.draft.value.pieces[0]?.body.note).toBeUndefined()
  })
})

describe('the way through a list', () => {
  const stop = (id: string, recused = false) => ({ id, recused })
  const pages = [[stop('a'), stop('b', true), stop('c')], [stop('d')]]
  const ask = async (cursor?: string) => ({ items: pages[Number(cursor ?? 0)]!, next_cursor: cursor ? null : '1' })
  const fresh = (): Walk => ({ address: '', stops: [], next: null, begun: false })
  const to = async (way: Walk, record: string, by: 1 | -1) => (await neighbour(way, record, by, ask))?.id ?? null

  it('leads to the next and the one before, past those somebody has to stand aside for, and reads on', async () => {
    const way = fresh()
    expect(await to(way, 'a', 1)).toBe('c')
    expect(await to(way, 'c', -1)).toBe('a')
    expect(way.stops).toHaveLength(3)
    expect(await to(way, 'c', 1)).toBe('d')
  })

  it('ends at its ends, and begins anew for a record that is not in it', async () => {
    expect(await to(fresh(), 'd', 1)).toBeNull()
    expect(await to(fresh(), 'a', -1)).toBeNull()
    expect(await to(fresh(), 'elsewhere', 1)).toBe('a')
  })

  it('keeps the place of a record that was concluded since', async () => {
    const way: Walk = { address: '', stops: [stop('a'), stop('gone'), stop('c')], next: null, begun: true }
    expect(await to(way, 'gone', 1)).toBe('c')
  })
})

describe('a photo in its frame', () => {
  it('stays under the pointer while it grows, is moved only when large, and lies in the middle when whole', () => {
    const large = zoomed(WHOLE, 2, { x: 100, y: 50 })
    expect(large).toMatchObject({ zoom: 2, x: -100, y: -50 })
    expect(pulled(WHOLE, { x: 9, y: 9 })).toEqual(WHOLE)
    expect(pulled(large, { x: 10, y: 0 })).toMatchObject({ x: -90, y: -50 })
    expect(zoomed(large, 0.1)).toMatchObject({ zoom: 1, x: 0, y: 0 })
    expect(zoomed(WHOLE, 100).zoom).toBe(8)
  })

  it('follows two fingers', () => {
    const apart = pinched(WHOLE, [{ x: -10, y: 0 }, { x: 10, y: 0 }], [{ x: -20, y: 5 }, { x: 20, y: 5 }])
    expect(apart).toMatchObject({ zoom: 2, x: 0, y: 5 })
  })
})

describe('reasons given before', () => {
  it('are the last three of a criterion, the newest first, each once', () => {
    const about = { account: 'me', domain: 'rural', code: 'A2' }
    for (const reason of ['一', '二', '三', '二', '四']) keepReason(about, reason)
    expect(reasonsFor(about)).toEqual(['四', '二', '三'])
    for (const other of [{ code: 'P1' }, { domain: 'hospital' }, { account: 'colleague' }]) expect(reasonsFor({ ...about, ...other })).toEqual([])
  })
})
