// A line that is slow just where a test wants it.

import type { Page, Request } from '@playwright/test'

/** What is asked for at an address waits until it is let go. */
export async function hold(page: Page, address: string | RegExp, which: (asked: Request) => boolean = () => true): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((done) => (letGo = done))
  await page.route(address, async (route) => {
    if (which(route.request())) await held
    await route.fallback()
  })
  return letGo
}
