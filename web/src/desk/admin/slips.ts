// Activation codes on their way to paper.

export interface Slip {
  name: string
  login: string
  code: string
  /** Until when the code may be used. */
  until?: string
  /** Its branch or region, where slips of several lie together. */
  branch?: string
}

/** The slips of each branch, in the order in which they came. */
export function byBranch(slips: readonly Slip[]): { branch: string; slips: Slip[] }[] {
  const groups = new Map<string, Slip[]>()
  for (const slip of slips) {
    const branch = slip.branch ?? ''
    groups.set(branch, [...(groups.get(branch) ?? []), slip])
  }
  return [...groups].map(([branch, some]) => ({ branch, slips: some }))
}

/** A cell that a spreadsheet takes for text, whatever it begins with. */
const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** All slips as a table that spreadsheets open. */
export function asCsv(slips: readonly Slip[], head: readonly string[]): string {
  const rows = slips.map((slip) => [slip.branch ?? '', slip.name, slip.login, slip.code])
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
