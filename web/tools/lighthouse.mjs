// Lighthouse on the first page and on the home screen of a member, as a phone sees them.
// Ends with an error below 95 for performance or accessibility.
import { mkdirSync, writeFileSync } from 'node:fs'

import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import puppeteer from 'puppeteer-core'

import { CHROMIUM, FLAGS, LOGIN, PASSWORD, startProgram } from './program.mjs'

const LEAST = 95
const program = await startProgram(18491)
const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: ['--headless=new', ...FLAGS] })
let worst = 100
try {
  await measure('login', `${program.url}/login`)
  const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}` })
  const page = await browser.newPage()
  await page.goto(`${program.url}/login`, { waitUntil: 'networkidle0' })
  await page.type('input[autocomplete=username]', LOGIN)
  await page.type('input[autocomplete=current-password]', PASSWORD)
  await Promise.all([page.waitForSelector('.write'), page.click('button.main')])
  // Lighthouse closes connections of others, so nobody else is connected meanwhile.
  await browser.disconnect()
  await measure('home', `${program.url}/`)
  await measure('write', `${program.url}/write`)
} finally {
  await chrome.kill()
  await program.stop()
}
if (worst < LEAST) {
  console.error(`lighthouse: ${worst} is below ${LEAST}`)
  process.exitCode = 1
}

async function measure(name, url) {
  const { lhr, report } = await lighthouse(url, {
    port: chrome.port,
    output: 'html',
    logLevel: 'error',
    // The login stays; the cache of files is emptied all the same.
    disableStorageReset: name !== 'login',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  })
  mkdirSync('reports', { recursive: true })
  writeFileSync(`reports/lighthouse-${name}.html`, report)
  const scores = Object.values(lhr.categories).map((one) => [one.id, Math.round((one.score ?? 0) * 100)])
  console.log(name, ...scores.map(([id, score]) => `${id} ${score}`))
  for (const [id, score] of scores) if (id !== 'best-practices') worst = Math.min(worst, score)
}
