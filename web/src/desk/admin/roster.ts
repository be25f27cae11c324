// Files of a roster: which table each is, and what a plan adds up to.

import type { Schemas } from '@/shared/api/client'

/** The kinds of change, in the order in which they are shown. */
export const KINDS = ['new', 'changed', 'moved', 'gone'] as const

const NAMES: Record<string, string> = { 区域: 'regions', 党支部: 'branches', 党员: 'members', 审核员: 'reviewers' }
const TABLES = ['regions', 'branches', 'members', 'reviewers']

/** Files by the name of their part. */
export type Picked = Record<string, File>

/** What was picked, if it is one workbook or tables that are known by their names. */
export function gathered(files: readonly File[]): Picked | null {
  const picked: Picked = {}
  for (const file of files) {
    const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/.exec(file.name.trim()) ?? []
    const table = NAMES[stem] ?? stem.toLowerCase()
    const name = ending.toLowerCase() === 'xlsx' ? 'workbook' : table
    const known = name === 'workbook' ? files.length === 1 : ending.toLowerCase() === 'csv' && TABLES.includes(table)
    if (!known || name in picked) return null
    picked[name] = file
  }
  return files.length > 0 ? picked : null
}

/** How many rows would change, and how many are gone. */
export function totals(plan: Schemas['RosterPlanView'] | null): { changes: number; gone: number } {
  const tables = plan?.tables ?? []
  const sum = (kind: (typeof KINDS)[number]) => tables.reduce((all, one) => all + one[kind].count, 0)
  return { changes: KINDS.reduce((all, kind) => all + sum(kind), 0), gone: sum('gone') }
}
