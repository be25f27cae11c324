import { describe, expect, it } from 'vitest'

import { failureOf } from '@/shared/api/client'

const problem = (slug: string, retryable: boolean) => ({ type: `/problems/${slug}`, retryable, errors: [] })

describe('what a failure asks for', () => {
  it('is another try where a browser sent the bytes of a broken connection twice', () => {
    // The first request arrived, so the second begins where nothing is missing any more.
    expect(failureOf(409, problem('wrong-offset', true), null).kind).toBe('busy')
  })

  it('is a look where the server refused for good', () => {
    expect(failureOf(409, problem('same-id-other-body', false), null).kind).toBe('refused')
    expect(failureOf(422, problem('invalid', false), null).kind).toBe('refused')
  })

  it('is another try later where somebody between answered, or the server is full or overloaded', () => {
    expect(failureOf(502, null, null).kind).toBe('busy')
    expect(failureOf(503, problem('unavailable', true), '7')).toMatchObject({ kind: 'busy', wait: 7 })
    expect(failureOf(507, problem('storage-full', true), null).kind).toBe('full')
  })

  it('is a login where it has ended, but not where the password was wrong', () => {
    expect(failureOf(401, problem('unauthenticated', false), null).kind).toBe('login')
    expect(failureOf(401, problem('wrong-credentials', false), null).kind).toBe('refused')
  })
})
