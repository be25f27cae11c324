import { describe, expect, it } from 'vitest'

import { findNumbers, maskNumbers } from '@/shared/text/sensitive'

const kinds = (text: string) => findNumbers(text).map((found) => found.kind)

describe('numbers in a text', () => {
  it('finds an ID number by its check digit, also with X and with blanks', () => {
    expect(kinds('身份证11010519491231002X,请核对')).toEqual(['id'])
    expect(kinds('身份证 110105 19491231 002X')).toEqual(['id'])
    expect(kinds('编号110105194912310021')).toEqual([])
  })

  it('finds phone and card numbers', () => {
    expect(kinds('联系13812345678')).toEqual(['phone'])
    expect(kinds('电话 138-1234-5678,卡号6222 0200 0000 0000 006')).toContain('phone')
    expect(kinds('卡4111111111111111')).toEqual(['card'])
  })

  it('leaves amounts, dates and file numbers alone', () => {
    expect(kinds('2026年10月1日疏通120米，投入1234567890元')).toEqual([])
    expect(kinds('文号20261001000123')).toEqual([])
  })

  it('masks the middle and keeps the rest of the sentence', () => {
    expect(maskNumbers('请打13812345678找老李')).toBe('请打138****5678找老李')
    expect(maskNumbers('证11010519491231002X')).toBe('证110********2X')
    expect(maskNumbers('没有号码')).toBe('没有号码')
  })

  it('masks so that nothing is found any more', () => {
    const masked = maskNumbers('13812345678和11010519491231002X和4111111111111111')
    expect(findNumbers(masked)).toEqual([])
  })
})
