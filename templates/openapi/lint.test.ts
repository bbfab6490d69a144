import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { modelFile, Project } from '../../test/project.js';

const quickstart = new URL('../../examples/quickstart/generated/openapi.json', import.meta.url);

/** A document with every operation, secured or not, and with every keyword a property can have. */
async function everyOperation(security: string, open = ''): Promise<string> {
  const project = new Project({
    'gen-dtos.config.ts': `import { defineConfig } from 'gen-dtos/config';
const operations = ['create', 'read', 'list', 'update', 'replace', 'delete'] as const;
export default defineConfig({
  models: ['*.model.ts'],
  outDir: 'out',
  openapi: {
    info: { title: 'All', version: '1', license: { name: 'MIT', identifier: 'MIT' }, contact: { name: 'Acme' } },
    servers: [{ url: 'https://api.acme.dev' }],
    ${security}
    resources: { Order: { path: '/orders', operations, patch: ['json', 'merge-patch', 'json-patch'] }, Note: { path: '/notes', operations, ${open} } },
  },
});`,
    'access.ts': `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({
  owner: 'Whose it is',
  admin: { description: 'Operations', extends: ['owner'] },
});`,
    'order.model.ts': MODELS,
  });
  expect((await project.run('--silent')).stderr).toBe('');
  return project.read('out/openapi.json');
}

/** The document of the configuration that the page shows. */
async function documentOfPage(): Promise<string> {
  const page = await readFile(new URL('../../docs/openapi.md', import.meta.url), 'utf8');
  const config = /```ts\n\/\/ gen-dtos\.config\.ts\n([\s\S]*?)```/.exec(page)?.[1];
  const model = modelFile(
    'User',
    `  name: field(v.string(), { writableBy: ['owner'], readableBy: 'anyone' }),`,
  );
  const project = new Project({
    'gen-dtos.config.ts': config,
    'src/models/user.model.ts': model.replace('./access', '../../access'),
  });
  expect((await project.run('--silent')).stderr).toBe('');
  return project.read('src/generated/openapi.json');
}

const MODELS = `import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from './access.js';

const open = { writableBy: ['owner'], readableBy: 'anyone' } as const;

export const Line = model('Line', {
  sku: field(v.pipe(v.string(), v.regex(/^[A-Z]{2}-\\d+$/), v.examples(['AB-1'])), open),
  price: field(v.pipe(v.number(), v.minValue(0), v.multipleOf(0.01)), { readableBy: 'anyone' }),
});
export const Card = model('Card', { kind: field(v.literal('card'), open), number: field(v.pipe(v.string(), v.creditCard()), open) });
export const Iban = model('Iban', { kind: field(v.literal('iban'), open), iban: field(v.string(), open) });

const tree: v.GenericSchema<unknown> = v.object({ subs: v.optional(v.array(v.lazy(() => tree)), []) });

export const Order = model('Order', {
  id: field(v.pipe(v.string(), v.uuid(), v.description('The number of the order')), { readableBy: 'anyone' }),
  state: field(v.optional(v.picklist(['draft', 'sent', 'paid']), 'draft'), {
    writableBy: [narrow('owner', v.picklist(['draft', 'sent'])), 'admin'],
    readableBy: 'anyone',
  }),
  plan: field(v.optional(v.picklist(['free', 'paid']), 'free'), { writableBy: [narrow('owner', v.picklist(['paid'])), 'admin'] }),
  tree: field(v.optional(v.lazy(() => tree), { subs: [] }), open),
  limit: field(v.nullable(v.pipe(v.number(), v.integer(), v.gtValue(0), v.ltValue(100))), {
    writableBy: ['admin', narrow('owner', v.pipe(v.number(), v.maxValue(10)))],
  }),
  lines: field(v.pipe(v.array(Line), v.minLength(1), v.maxLength(50)), open),
  payment: field(v.nullable(v.variant('kind', [Card, Iban])), open),
  site: field(v.optional(v.pipe(v.string(), v.trim(), v.toLowerCase(), v.url())), open),
  due: field(v.pipe(v.string(), v.isoDate(), v.transform((text) => new Date(text))), open),
  extra: field(v.record(v.string(), v.unknown()), open),
  options: field(v.strictObject({ gift: v.optional(v.boolean(), false), text: v.exactOptional(v.string()) }), open),
});

export const Note = model('Note', { text: field(v.string(), { writableBy: { create: ['admin'] } }) });
`;

const DOCUMENTS = {
  'the quickstart': () => readFile(quickstart, 'utf8'),
  'every operation, secured': () =>
    everyOperation(
      `securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, security: [{ bearer: [] }],`,
      `public: ['create']`,
    ),
  'every operation, open to all': () => everyOperation(''),
  'that of docs/openapi.md': documentOfPage,
};

describe.each(Object.entries(DOCUMENTS))('%s', (_, make) => {
  let document: string;
  beforeAll(async () => {
    document = await make();
  });

  it('has no finding of redocly recommended-strict', async () => {
    const config = await createConfig({ extends: ['recommended-strict'] });
    const problems = await lintFromString({
      source: document,
      absoluteRef: 'openapi.json',
      config,
    });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it('has no finding of spectral:oas', async () => {
    const linter = new spectral.Spectral();
    linter.setRuleset(oas as spectral.RulesetDefinition);
    const findings = await linter.run(document);
    expect(
      findings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`),
    ).toEqual([]);
  });
});
