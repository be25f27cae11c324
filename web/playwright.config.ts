import { defineConfig, devices } from '@playwright/test'

/** A window at a desk instead of a phone. */
const desk = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } }

// Real pages in Debian's Chromium against the real program. The tests of a file run one after the other: they stop and
// start its server, and take the network away. Two files run side by side, each with a server of its own, as do
// the two walks of `desk-screens.spec.ts`.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/demo.ts',
  outputDir: 'node_modules/.test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // For machines some times slower than one's own; what is right does not wait for it.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    ...devices['Pixel 5'],
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: process.env.SHIGAN_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'tests', testIgnore: /screenshots|\/desk[^/]*\.spec/ },
    { name: 'desk', testMatch: /\/desk[^/]*\.spec/, testIgnore: /screenshots|latency/, use: desk },
    { name: 'city', testMatch: /desk-(city|latency)\.spec/, use: desk },
    { name: 'screenshots', testMatch: /\/screenshots/ },
    { name: 'desk-screenshots', testMatch: /desk-screenshots/, use: desk },
  ],
})
