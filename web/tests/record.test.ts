import 'fake-indexeddb/auto'

import { describe, expect, it, vi } from 'vitest'

import { useRecord } from '@/phone/assessment/record'

const sent: unknown[] = []

// Somebody else saves between the reading of the scores and that of the steps.
vi.mock('@/shared/api/client', async (original) => ({
  ...(await original<typeof import('@/shared/api/client')>()),
  must: async (asked: Promise<unknown>) => asked,
  api: {
    GET: async (path: string) => ({ id: 'r', revision: path.endsWith('/steps') ? 4 : 3, state: 'declared', criteria: [], next: [], items: [] }),
    PUT: async (_: string, { params }: { params: { header: { 'If-Match': string } } }) => {
      sent.push(params.header['If-Match'])
      return { revision: 4 }
    },
    POST: async (_: string, { params }: { params: { header: { 'If-Match': string } } }) => {
      sent.push(params.header['If-Match'])
      return {}
    },
  },
}))

describe('the record of a branch on the phone', () => {
  it('sends own scores and steps with the revision of the scores that were seen, not with one read beside them', async () => {
    const opened = useRecord('r')
    await opened.first
    await opened.putScores([{ criterion_id: 'c', points: 100, reason: '一句话' }])
    await opened.take('submit_self_scores')
    expect(sent).toEqual(['"r3"', '"r4"'])
  })
})
