import { describe, expect, it } from 'vitest'

import { gathered, totals } from '@/desk/admin/roster'
import { asCsv, byBranch } from '@/desk/admin/slips'
import { between, moved, resized } from '@/desk/record/veil'

const file = (name: string) => new File(['x'], name)

describe('the files of a roster', () => {
  it('are one workbook, or tables known by their names in either language', () => {
    expect(Object.keys(gathered([file('全市名册.XLSX')]) ?? {})).toEqual(['workbook'])
    expect(Object.keys(gathered([file('区域.csv'), file('Members.csv')]) ?? {})).toEqual(['regions', 'members'])
  })

  it('are not taken when one is unknown, twice there, or mixed', () => {
    for (const names of [[], ['people.csv'], ['members.csv', '党员.csv'], ['a.xlsx', 'members.csv'], ['a.xlsx', 'b.xlsx'], ['members.txt'], ['members']]) {
      expect(gathered(names.map(file)), names.join()).toBeNull()
    }
  })

  it('add up to what would change', () => {
    const some = (count: number) => ({ count, first: [] })
    const table = { table: 'members', new: some(2), changed: some(1), moved: some(0), gone: some(3), same: 9, waiting: 0 }
    expect(totals({ tables: [table, table] } as never)).toEqual({ changes: 12, gone: 6 })
    expect(totals(null)).toEqual({ changes: 0, gone: 0 })
  })
})

describe('slips', () => {
  const slips = [
    { branch: '甲支部', name: '钟云', login: '1', code: 'A' },
    { branch: '乙支部', name: '=1+1', login: '2', code: 'B' },
    { branch: '甲支部', name: '吕"𬭸', login: '3', code: 'C' },
  ]

  it('lie together by branch', () => {
    expect(byBranch(slips).map((group) => [group.branch, group.slips.map((one) => one.login)])).toEqual([['甲支部', ['1', '3']], ['乙支部', ['2']]])
  })

  it('run nothing in a spreadsheet', () => {
    const text = asCsv(slips, ['党支部', '姓名', '手机号', '激活码'])
    expect(text.startsWith('\uFEFF"党支部"')).toBe(true)
    expect(text).toContain(`"'=1+1"`)
    expect(text).toContain('"吕""𬭸"')
  })
})

describe('a veil over a photo', () => {
  it('is drawn from any corner and stays within the picture', () => {
    expect(between({ x: 5000, y: 6000 }, { x: -300, y: 12_000 }, 'black')).toEqual({ x: 0, y: 6000, width: 5000, height: 4000, mode: 'black' })
    expect(between({ x: 5000, y: 6000 }, { x: 5010, y: 9000 }, 'blur')).toBeNull()
  })

  it('is moved and resized up to the edge and never to nothing', () => {
    const area = { x: 9000, y: 0, width: 900, height: 100, mode: 'blur' as const }
    expect(moved(area, 500, -100)).toMatchObject({ x: 9100, y: 0 })
    expect(resized(area, 500, -100)).toMatchObject({ width: 1000, height: 50 })
  })
})
