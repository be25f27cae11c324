import { describe, expect, it } from 'vitest'
import { nextTick, ref, shallowRef } from 'vue'

import { points, readPoints, sum } from '@/desk/lib/points'
import type { Level } from '@/desk/lib/roles'
import { toScore } from '@/desk/lib/states'
import type { Dossier } from '@/desk/record/dossier'
import { keyOf, useDrafts, type Piece } from '@/desk/record/drafts'
import { keepReason, reasonsFor } from '@/desk/record/reasons'

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

describe('reasons given before', () => {
  it('are the last three of a criterion, the newest first, each once', () => {
    const about = { account: 'me', domain: 'rural', code: 'A2' }
    for (const reason of ['一', '二', '三', '二', '四']) keepReason(about, reason)
    expect(reasonsFor(about)).toEqual(['四', '二', '三'])
    for (const other of [{ code: 'P1' }, { domain: 'hospital' }, { account: 'colleague' }]) expect(reasonsFor({ ...about, ...other })).toEqual([])
  })
})
