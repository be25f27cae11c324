import { describe, expect, it } from 'vitest'

import { pointsOf, pointsText } from '@/shared/appraisal/points'

describe('points of the own branch', () => {
  it('are read as people type them, in hundredths', () => {
    expect(pointsOf('4.5', 500)).toBe(450)
    expect(pointsOf(' 4。25 ', 500)).toBe(425)
    expect(pointsOf('4,5', 500)).toBe(450)
    expect(pointsOf('5.', 500)).toBe(500)
    expect(pointsOf('0', 500)).toBe(0)
  })

  it('are none where they are no number, too exact, or more than the criterion gives', () => {
    for (const typed of ['', '五', '-1', '4.555', '5.01', '1e2', '4.5.5']) expect(pointsOf(typed, 500), typed).toBeNull()
  })

  it('are written as short as they are', () => {
    expect(pointsText(450)).toBe('4.5')
    expect(pointsText(500)).toBe('5')
    expect(pointsOf(pointsText(29), 500)).toBe(29)
  })
})
