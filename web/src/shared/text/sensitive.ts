// Finds numbers that should not stand in a report, and masks them. Pure.
//
// Invariant: only what passes the number's own check digit or prefix counts, so that
// amounts, dates and file numbers are left alone.

export type NumberKind = 'id' | 'phone' | 'card'

export interface Found {
  kind: NumberKind
  start: number
  end: number
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

function isIdNumber(text: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return CHECKS[sum % 11] === text[17]?.toUpperCase()
}

function isCardNumber(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

// A run of digits as people write them: with blanks or dashes between groups, X at the end of an ID.
const RUNS = /\d(?:[ -]?\d){9,21}(?:[ -]?[Xx](?![0-9A-Za-z]))?/g

function kindOf(run: string): NumberKind | null {
  const bare = run.replace(/[ -]/g, '')
  if (/^\d{17}[\dXx]$/.test(bare) && isIdNumber(bare)) return 'id'
  if (/^(?:86)?1[3-9]\d{9}$/.test(bare)) return 'phone'
  if (/^[3-6]\d{14,18}$/.test(bare) && isCardNumber(bare)) return 'card'
  return null
}

export function findNumbers(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(RUNS)) {
    const kind = kindOf(match[0])
    if (kind) found.push({ kind, start: match.index, end: match.index + match[0].length })
  }
  return found
}

const KEPT: Record<NumberKind, [number, number]> = { id: [3, 2], phone: [3, 4], card: [0, 4] }

/** The text with the middle of every found number starred. */
export function maskNumbers(text: string): string {
  let masked = text
  for (const { kind, start, end } of findNumbers(text).reverse()) {
    const bare = text.slice(start, end).replace(/[ -]/g, '')
    const [head, tail] = KEPT[kind]
    const stars = '*'.repeat(Math.min(8, bare.length - head - tail))
    masked = masked.slice(0, start) + bare.slice(0, head) + stars + bare.slice(bare.length - tail) + masked.slice(end)
  }
  return masked
}
