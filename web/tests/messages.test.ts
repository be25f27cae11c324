import { describe, expect, it } from 'vitest'

// As text: what is imported as JSON was compiled for the page.
import deskEn from '@/desk/i18n/en.json?raw'
import deskZh from '@/desk/i18n/zh-Hans.json?raw'
import en from '@/shared/i18n/en.json?raw'
import zh from '@/shared/i18n/zh-Hans.json?raw'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  )
}

const read = (text: string) => flat(JSON.parse(text) as Tree)
const apps = [
  { app: 'app', chinese: read(zh), english: read(en) },
  { app: 'desk', chinese: read(deskZh), english: read(deskEn) },
]

describe.each(apps)('the words of the $app', ({ chinese, english }) => {
  it('are complete in both languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  })

  it('fill in the same values in both languages', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
    for (const [key, text] of Object.entries(chinese)) {
      expect(new Set(names(english[key] ?? '')), key).toEqual(new Set(names(text)))
    }
  })

  it('never demand, count, praise or blame', () => {
    const banned = ['打卡', '签到', '上传不少于', '积分', '点赞', '排行', '完成率', '逾期', '造假', '虚假', '违规', '限期', '连续', '材料不全']
    for (const [key, text] of Object.entries(chinese)) {
      for (const word of banned) expect(text.includes(word), `${key} says ${word}`).toBe(false)
    }
  })

  it('address people as 您', () => {
    for (const [key, text] of Object.entries(chinese)) expect(text.includes('你'), key).toBe(false)
  })
})

describe('the words about photos', () => {
  it('say plainly that none is needed', () => {
    const { chinese } = apps[0]!
    expect(chinese['photo.optional']).toContain('不拍照也可以')
    expect(chinese['home.hint']).toContain('不拍照也可以')
  })
})
