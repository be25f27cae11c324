import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import { lagOf, sizeOf } from '@/desk/lib/amounts'
import { fieldOf, moved, tiesOf } from '@/desk/lib/ranking'
import { useRoles } from '@/desk/lib/roles'
import type { Schemas } from '@/shared/api/client'
import { useSession } from '@/shared/session'

describe('a ranking', () => {
  it('is of an honour or of a domain, as its address says', () => {
    expect(fieldOf('city', 'honor:red_flag')).toEqual({ level: 'city', honor: 'red_flag' })
    expect(fieldOf('county', 'domain:rural')).toEqual({ level: 'county', domain: 'rural' })
  })

  it('has ties where several share a place', () => {
    const entries = [1, 2, 2, 4].map((place, at) => ({ place, record_id: String(at) })) as Schemas['RankedView'][]
    expect(tiesOf(entries).map((group) => group.map((one) => one.record_id))).toEqual([['1', '2']])
    expect(tiesOf([])).toEqual([])
  })

  it('is put in another order one step at a time', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  })
})

describe('what a reviewer sees ranked', () => {
  beforeEach(() => setActivePinia(createPinia()))
  const roles = (...held: [role: string, level: string, path: string, domains: string[]][]) => {
    const all = held.map(([role, level, path, domains]) => ({ role, level, area: { path }, domains }))
    useSession().me = { roles: all, permissions: ['reviewer'] } as unknown as Schemas['MeView']
    return useRoles()
  }

  it('is everything for a reviewer of the whole city, and its domains for a line', () => {
    expect(roles(['reviewer', 'city', 'FZ/', []]).rankedDomains.value).toBeNull()
    const line = roles(['domain_reviewer', 'city', 'FZ/', ['hospital']])
    expect(line.rankedDomains.value).toEqual(['hospital'])
    expect([line.ranks.value, line.ranksHonors.value]).toEqual([true, false])
  })

  it('is nothing for a county or for a line of a county', () => {
    for (const scope of [['reviewer', 'county', 'FZ/FZ-LC/', []], ['domain_reviewer', 'county', 'FZ/', ['hospital']]] as const) {
      expect(roles([scope[0], scope[1], scope[2], [...scope[3]]]).ranks.value).toBe(false)
    }
  })
})

describe('amounts', () => {
  it('are told in a unit that people read at a glance', () => {
    expect([0, 999, 1500, 23_000_000, 2_300_000_000_000].map(sizeOf)).toEqual(['0 B', '999 B', '1.5 KB', '23 MB', '2.3 TB'])
    expect([0, 59, 90, 7200].map(lagOf)).toEqual([
      { amount: 0, unit: 'seconds' },
      { amount: 59, unit: 'seconds' },
      { amount: 2, unit: 'minutes' },
      { amount: 2, unit: 'hours' },
    ])
  })
})
