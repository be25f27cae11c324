// Types of the API from the contract. `--check` fails when the committed file is another.
import { readFile, writeFile } from 'node:fs/promises'

import openapi, { astToString } from 'openapi-typescript'

const contract = new URL('../../api-docs/openapi.json', import.meta.url)
const target = new URL('../src/shared/api/schema.d.ts', import.meta.url)
const head = '// Made from api-docs/openapi.json by `npm run types`. Not edited by hand.\n\n'
const made = head + astToString(await openapi(contract))

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '')
  if (present !== made) {
    console.error('web: src/shared/api/schema.d.ts is not what the contract gives; run `npm run types`')
    process.exit(1)
  }
} else {
  await writeFile(target, made)
}
