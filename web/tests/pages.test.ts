// Lists that come page by page, and what is looked for again by itself.

import { effectScope, nextTick, ref } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { usePages, type Page } from '@/desk/lib/pages'
import { useAgain } from '@/phone/again'

describe('a list whose question changed', () => {
  it('keeps nothing of the older answer when the newer question fails', async () => {
    let fails = false
    const list = usePages<number>(() => (fails ? Promise.reject(new Error('no')) : Promise.resolve({ items: [1, 2], next_cursor: 'x' })))
    await list.load()
    expect(list.items.value).toEqual([1, 2])
    fails = true
    await list.more()
    expect(list.items.value).toEqual([1, 2])
    await list.load()
    expect([list.items.value, list.next.value]).toEqual([[], null])
    expect(list.trouble.value).toBeInstanceOf(Error)
  })
})

/** A list whose answers come when the test says so, each with what was asked. */
function slow() {
  const asked: { cursor: string | undefined; answer: (page: Page<number>) => void; fail: () => void }[] = []
  const list = usePages<number>((cursor) => new Promise((answer, fail) => asked.push({ cursor, answer, fail: () => fail(new Error('no')) })))
  return { list, asked }
}

describe('a list that is read on', () => {
  it('lets whoever wants more wait for what is on its way, and says whether it may go on', async () => {
    const { list, asked } = slow()
    void list.load()
    const waiting = list.more()
    asked[0]!.answer({ items: [1, 2], next_cursor: 'a' })
    expect(await waiting).toBe(true)
    const [first, second] = [list.more(), list.more()]
    expect(asked.map((one) => one.cursor)).toEqual([undefined, 'a'])
    asked[1]!.answer({ items: [3] })
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(list.items.value).toEqual([1, 2, 3])
    expect(await list.more()).toBe(false)
  })

  it('is outdated from a newer question on, until that is answered or has failed', async () => {
    const { list, asked } = slow()
    void list.load()
    asked[0]!.answer({ items: [1], next_cursor: 'a' })
    await list.settled()
    void list.more()
    expect(list.outdated.value).toBe(false)
    void list.load()
    expect(list.outdated.value).toBe(true)
    asked[1]!.answer({ items: [2] })
    asked[2]!.fail()
    await list.settled()
    expect([list.outdated.value, list.items.value]).toEqual([false, []])
  })

  it('keeps what it has when the same rows cannot be asked for anew', async () => {
    const { list, asked } = slow()
    list.restore([1, 2], 'a')
    void list.renew(2)
    asked[0]!.fail()
    await list.settled()
    expect([list.items.value, list.next.value]).toEqual([[1, 2], 'a'])
    expect(list.trouble.value).toBeInstanceOf(Error)
  })

  it('asks for nothing while its screen is being left, and for what was meant when one stays', async () => {
    const { list, asked } = slow()
    list.restore([1], 'a')
    list.close()
    void list.load()
    expect([asked.length, await list.more()]).toEqual([0, false])
    list.reopen()
    expect(asked).toHaveLength(1)
    asked[0]!.answer({ items: [7] })
    await list.settled()
    expect([list.items.value, list.outdated.value, list.busy.value]).toEqual([[7], false, false])
  })

  it('reads on where it was stopped when one stays', async () => {
    const { list, asked } = slow()
    list.restore([1], 'a')
    void list.more()
    list.close()
    asked[0]!.answer({ items: [2] })
    list.reopen()
    asked[1]!.answer({ items: [1, 2], next_cursor: 'b' })
    await list.settled()
    expect([list.items.value, list.next.value, list.busy.value]).toEqual([[1, 2], 'b', false])
  })
})

describe('what is still being made', () => {
  afterEach(() => void vi.useRealTimers())

  it('is looked for ever more seldom, and no longer once it is there', async () => {
    vi.useFakeTimers()
    const pending = ref(true)
    const looks: number[] = []
    const begun = Date.now()
    const scope = effectScope()
    scope.run(() =>
      useAgain(
        () => pending.value,
        () => {
          looks.push((Date.now() - begun) / 1000)
          return Promise.resolve()
        },
      ),
    )
    await vi.advanceTimersByTimeAsync(20_000)
    expect(looks).toEqual([2, 6, 14])
    pending.value = false
    await nextTick()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(looks).toHaveLength(3)
    scope.stop()
  })

  it('is given up after two minutes, and at once when the screen is left', async () => {
    vi.useFakeTimers()
    let looks = 0
    const look = () => Promise.resolve(void (looks += 1))
    const [one, other] = [effectScope(), effectScope()]
    one.run(() => useAgain(() => true, look))
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(looks).toBe(6)
    other.run(() => useAgain(() => true, look))
    other.stop()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(looks).toBe(6)
    one.stop()
  })
})
