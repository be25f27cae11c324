// Whoever reads the trail at the desk reads words: each action the server writes into it has some in both languages.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import en from '@/desk/i18n/en.json?raw'
import zh from '@/desk/i18n/zh-Hans.json?raw'

const SERVER = join(import.meta.dirname, '../../src')
/** Where an action is written; a few are kept in a constant beside, which begins with the same word. */
const WRITTEN = /Event::done\(\s*"([a-z_]+)\.[a-z_]+"/g
const NAMED = /"(([a-z_]+)\.(?!csv|json|xlsx)[a-z_]+)"/g

function actions(): Set<string> {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rs'))
  const texts = files.map((name) => readFileSync(join(SERVER, name), 'utf8'))
  const kinds = new Set(texts.flatMap((text) => [...text.matchAll(WRITTEN)].map((found) => found[1]!)))
  const named = texts.flatMap((text) => [...text.matchAll(NAMED)])
  return new Set(named.filter((found) => kinds.has(found[2]!)).map((found) => found[1]!))
}

type Words = { did: Record<string, Record<string, string>> }

const written = actions()

describe.each([['zh-Hans', zh], ['en', en]])('the trail in %s', (_, text) => {
  const { did } = JSON.parse(text) as Words

  it('has words for every action', () => {
    expect(written.size).toBeGreaterThan(80)
    expect([...written].filter((code) => !did[code.split('.')[0]!]?.[code.split('.')[1]!])).toEqual([])
  })

  it('has words for no other', () => {
    const known = Object.entries(did).flatMap(([group, names]) => Object.keys(names).map((name) => `${group}.${name}`))
    expect(known.filter((code) => !written.has(code))).toEqual([])
  })
})
