import { describe, expect, it } from 'vitest'

import { milli, placeBody, placeForm } from '@/desk/admin/places'
import { criteriaOf, evidenceDue, linesOf, moved, newLine, sumsOf } from '@/desk/admin/sheet'
import { asCsv, byBranch } from '@/desk/admin/slips'
import { cityMomentText, dayBegins, dayEnds } from '@/shared/dates'

const criterion = (code: string, dimension: 'political' | 'performance', max_points: number) => ({
  code, dimension, max_points, text_zh: '按期开展', text_en: 'Held in time', basis: ['F', 'V'] as ('F' | 'V')[], evidence_required: true,
})

describe('a sheet being written', () => {
  it('comes back as it was when nothing was changed', () => {
    const criteria = [criterion('P1', 'political', 450), criterion('A1', 'performance', 1000)]
    expect(criteriaOf(linesOf(criteria))).toEqual(criteria)
  })

  it('says evidence is due exactly where only a report or a visit can show it', () => {
    expect([['F'], ['F', 'V'], ['F', 'D'], ['F', 'S'], ['V']].map((basis) => evidenceDue(basis as 'F'[]))).toEqual([true, true, false, false, false])
  })

  it('is put in order by moving lines, which stop at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })

  it('adds up by dimension; a line without points yet counts nothing', () => {
    const lines = [...linesOf([criterion('P1', 'political', 1500), criterion('A1', 'performance', 450)]), newLine()]
    expect(sumsOf(lines).map((one) => [one.points, one.due])).toEqual([[1500, 1500], [0, 2000], [0, 2000], [0, 1500], [450, 3000]])
  })
})

describe('a place', () => {
  it('is kept to a thousandth of a degree, and its point may be taken away', () => {
    const place = { id: 'p', kind: 'grid', area_id: 'a', organization_id: 'o', name: '第三网格', latitude_milli: 27949, longitude_milli: 116358 } as const
    const form = placeForm(place)
    expect([form.latitude, form.longitude]).toEqual(['27.949', '116.358'])
    expect(placeBody(form)).toMatchObject({ latitude_milli: 27949, longitude_milli: 116358 })
    expect(placeBody({ ...form, latitude: '', longitude: '' })).toMatchObject({ latitude_milli: null, longitude_milli: null })
    expect([milli('-0.0015'), milli(27.9494), milli(' ')]).toEqual([-1, 27949, null])
  })
})

describe('days of the log', () => {
  it('are those of the city, wherever the log is read', () => {
    expect(dayBegins('2026-05-22')).toBe('2026-05-21T16:00:00.000Z')
    expect(dayEnds('2026-12-31')).toBe('2026-12-31T16:00:00.000Z')
    expect(cityMomentText('2026-05-21T16:00:07.123456Z', 'zh-Hans')).toBe('2026年5月22日 00:00:07')
    expect(cityMomentText('2026-05-22T15:59:59Z', 'en')).toBe('22 May 2026 23:59:59')
  })
})

describe('slips', () => {
  it('lie together by branch, and their table starts no formula', () => {
    const slips = [{ name: '甲', login: '1', code: 'A', branch: '康江' }, { name: '乙', login: '2', code: 'B', branch: '石桥' }, { name: '=1+1', login: '3', code: 'C', branch: '康江' }]
    expect(byBranch(slips).map((one) => [one.branch, one.slips.length])).toEqual([['康江', 2], ['石桥', 1]])
    expect(asCsv(slips, ['支部', '姓名', '账号', '码'])).toContain(`"'=1+1"`)
  })
})
