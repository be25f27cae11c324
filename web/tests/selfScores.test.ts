import { nextTick } from 'vue'
import { describe, expect, it } from 'vitest'

import type { Schemas } from '@/shared/api/client'
import { faultsOf, useSelfScores } from '@/phone/assessment/selfScores'
import { selfScores, type TypedRows } from '@/shared/appraisal/selfScores'

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

describe('own scores that somebody else of the branch saved meanwhile', () => {
  const mine = { points: '5', reason: '我写的' }

  /** Typed upon an empty sheet; then somebody else saves the first criterion. */
  function clash() {
    let kept: TypedRows = {}
    let parts = [part('P1'), part('P2')]
    const own = selfScores(() => parts, {}, (typed) => (kept = typed))
    Object.assign(own.rows.P1 ?? {}, mine)
    parts = [part('P1', stored), part('P2', stored)]
    own.refresh()
    return { own, at: (index: number) => parts[index]!, kept: () => kept, put: (next: Part[]) => (parts = next) }
  }

  it('are shown beside what was typed here, and nothing is overwritten until one is chosen', () => {
    const { own, at } = clash()
    expect(own.theirs(at(0))).toEqual({ points: '3', reason: stored.reason })
    expect(own.theirs(at(1))).toBeNull()
    expect(own.rows.P1).toEqual(mine)
  })

  it('are taken over, or were seen and are replaced', () => {
    const taking = clash()
    taking.own.choose(taking.at(0), 'theirs')
    expect(taking.own.rows.P1?.reason).toBe(stored.reason)
    expect(taking.own.fresh()).toEqual([])
    expect(taking.kept()).toEqual({})
    const keeping = clash()
    keeping.own.choose(keeping.at(0), 'mine')
    expect(keeping.own.theirs(keeping.at(0))).toBeNull()
    expect(keeping.own.fresh()).toEqual([{ criterion_id: 'P1', points: 500, reason: '我写的' }])
  })

  it('clash after the page was loaded anew as well, and are kept no longer once the server has them', () => {
    const { own, at, kept, put } = clash()
    const again = selfScores(() => [at(0), at(1)], kept(), () => undefined)
    expect(again.theirs(at(0))).not.toBeNull()
    own.choose(at(0), 'mine')
    put([part('P1', { points: 500, reason: '我写的' }), part('P2', stored)])
    own.refresh()
    expect(kept()).toEqual({})
  })
})
