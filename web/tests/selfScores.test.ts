import { nextTick } from 'vue'
import { describe, expect, it } from 'vitest'

import type { Schemas } from '@/shared/api/client'
import { faultsOf, useSelfScores } from '@/phone/assessment/selfScores'

type Part = Schemas['CriterionDossierView']

function part(id: string, own?: { points: number; reason: string }): Part {
  const scores = own ? [{ level: 'self', reviewer: '', at: '', ...own }] : []
  return { criterion: { id, code: id, max_points: 500 }, scores, evidence: [] } as unknown as Part
}

const stored = { points: 300, reason: '另一部手机上写的' }

describe('own scores while they are written', () => {
  it('are there again after the page was closed, and gone once they were handed in', async () => {
    const parts = [part('P1'), part('P2')]
    const first = await useSelfScores('me', 'again', () => parts)
    Object.assign(first.rows.P1 ?? {}, { points: '4.5', reason: '按月开展' })
    await expect.poll(() => first.saved.value).toBe('saved')
    const second = await useSelfScores('me', 'again', () => parts)
    expect(second.rows.P1).toEqual({ points: '4.5', reason: '按月开展' })
    expect(second.fresh()).toEqual([{ criterion_id: 'P1', points: 450, reason: '按月开展' }])
    await second.forget()
    expect((await useSelfScores('me', 'again', () => parts)).rows.P1).toEqual({ points: '', reason: '' })
  })

  it('show what came from another phone where nothing was typed here, and keep what was', async () => {
    let parts = [part('P1'), part('P2')]
    const own = await useSelfScores('me', 'two phones', () => parts)
    Object.assign(own.rows.P1 ?? {}, { points: '5', reason: '这部手机上写的' })
    parts = [part('P1', stored), part('P2', stored)]
    own.refresh()
    await nextTick()
    expect(own.rows.P1?.reason).toBe('这部手机上写的')
    expect(own.rows.P2).toEqual({ points: '3', reason: '另一部手机上写的' })
    expect(own.fresh().map((one) => one.criterion_id)).toEqual(['P1'])
  })

  it('are of one account only', async () => {
    const own = await useSelfScores('me', 'private', () => [part('P1')])
    Object.assign(own.rows.P1 ?? {}, { points: '5' })
    await expect.poll(() => own.saved.value).toBe('saved')
    expect((await useSelfScores('other', 'private', () => [part('P1')])).rows.P1?.points).toBe('')
  })

  it('name what is missing', () => {
    expect(faultsOf(part('P1'), { points: '', reason: ' ' })).toEqual(['points', 'reason'])
    expect(faultsOf(part('P1'), { points: '9', reason: '有' })).toEqual(['points'])
    expect(faultsOf(part('P1'), { points: '5', reason: '有' })).toEqual([])
  })
})
