// What axe finds on a screen, in light and dark.

import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Rules that are broken, each with where and why; it ends in light. */
export async function brokenRules(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await still(page)
    // Of all rules only that of contrast depends on colours.
    const axe = new AxeBuilder({ page })
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
    for (const one of violations) {
      found.push(`${name}, ${colorScheme}: ${one.id} ${one.nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ''}`).join('; ')}`)
    }
  }
  return found
}

/** Waits until colours have changed and what was moving stands: half of a transition is no colour that anybody reads. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
    await Promise.allSettled(ending.map((one) => one.finished))
  })
}
