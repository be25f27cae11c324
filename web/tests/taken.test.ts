import { describe, expect, it } from 'vitest'

import { takenAt, wireTime } from '@/shared/photo/taken'
import { fitted } from '@/shared/photo/draw'

describe('the time a camera wrote', () => {
  it('is sent as local time, with its offset when there is one', () => {
    expect(wireTime('2026:10:01 09:30:15', '+08:00')).toBe('2026-10-01T09:30:15+08:00')
    expect(wireTime('2026:10:01 09:30:15', undefined)).toBe('2026-10-01T09:30:15')
  })

  it('is left out when it is no time', () => {
    expect(wireTime(undefined, undefined)).toBeNull()
    expect(wireTime('0000:00:00 00:00:00', undefined)).toBeNull()
    expect(wireTime('    :  :     :  :  ', undefined)).toBeNull()
  })

  it('never stands in the way of a photo', async () => {
    expect(await takenAt(new Uint8Array([1, 2, 3]).buffer)).toBeNull()
  })
})

describe('the size of a photo', () => {
  it('is brought to 2,560 on the longer side and never made larger', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 2560, height: 1920 })
    expect(fitted(3000, 4000)).toEqual({ width: 1920, height: 2560 })
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
  })
})
