import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { useThing } from '@/desk/lib/thing'
import { Failure } from '@/shared/api/client'

/** A thing whose answers the test gives, each question when it likes. */
function asked() {
  const address = ref('a')
  const questions: { answer(value: string): Promise<void>; fail(error: unknown): Promise<void> }[] = []
  const ask = () =>
    new Promise<string>((resolve, reject) => {
      const settle = (act: () => void) => (act(), new Promise<void>((done) => setTimeout(done)))
      questions.push({ answer: (value) => settle(() => resolve(value)), fail: (error) => settle(() => reject(error as Error)) })
    })
  const found = effectScope().run(() => useThing(() => address.value, ask))!
  return { address, questions, ...found }
}

describe('a thing asked for by its address', () => {
  it('is asked at once, and anew when the address changes, without showing the one before', async () => {
    const { address, questions, thing, busy } = asked()
    expect(busy.value).toBe(true)
    await questions[0]!.answer('one')
    expect([thing.value, busy.value]).toEqual(['one', false])
    address.value = 'b'
    await nextTick()
    expect(thing.value).toBeNull()
    await questions[1]!.answer('two')
    expect(thing.value).toBe('two')
  })

  it('never takes an older answer for a newer one, nor an older failure', async () => {
    const { address, questions, thing, trouble } = asked()
    address.value = 'b'
    await nextTick()
    await questions[1]!.answer('two')
    await questions[0]!.answer('one')
    expect(thing.value).toBe('two')
    address.value = 'c'
    await nextTick()
    address.value = 'd'
    await nextTick()
    await questions[2]!.fail(new Error())
    expect(trouble.value).toBeNull()
    await questions[3]!.answer('four')
    expect(thing.value).toBe('four')
  })

  it('takes what a change answered for newer than any question on its way', async () => {
    const { questions, thing, busy, load, show } = asked()
    await questions[0]!.answer('one')
    void load()
    show('changed')
    expect(busy.value).toBe(false)
    await questions[1]!.answer('one')
    expect(thing.value).toBe('changed')
  })

  it('keeps what is there when asking again fails, says so, and forgets the trouble with the next answer', async () => {
    const { questions, thing, trouble, load } = asked()
    await questions[0]!.answer('one')
    void load()
    const failure = new Failure({ kind: 'offline' })
    await questions[1]!.fail(failure)
    expect([thing.value, trouble.value]).toEqual(['one', failure])
    void load()
    await questions[2]!.answer('two')
    expect([thing.value, trouble.value]).toEqual(['two', null])
  })

  it('shows nothing any more of what is gone or no longer for this person', async () => {
    for (const failure of [new Failure({ kind: 'missing' }), new Failure({ kind: 'refused', slug: 'forbidden' })]) {
      const { questions, thing, trouble, load } = asked()
      await questions[0]!.answer('one')
      void load()
      await questions[1]!.fail(failure)
      expect([thing.value, trouble.value]).toEqual([null, failure])
    }
  })
})
