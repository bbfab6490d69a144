/**
 * The servers of two examples answer what their `openapi.json` says. One reads bodies itself, the
 * other uses an adapter.
 */
import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenAPIObject, OperationObject, PathItemObject } from 'openapi3-ts/oas31';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MALLORY, SIGN_IN } from '../examples/basic-auth/fixtures.js';
import { CHEAP, start as startBasicAuth } from '../examples/basic-auth/start.js';
import { CONFIG, MALLORYS_KEY, SAM, VERA } from '../examples/quickstart/fixtures.js';
import { start as startQuickstart } from '../examples/quickstart/start.js';

interface Served {
  readonly url: string;
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Example {
  readonly start: () => Promise<Served>;
  readonly credentials: readonly string[];
  /** Paths of records, by template. */
  readonly records: Readonly<Record<string, readonly string[]>>;
}

const NOBODY = '99999999-0000-4000-8000-000000000000';

const basic = (signIn: string): string => `Basic ${Buffer.from(signIn).toString('base64')}`;

const EXAMPLES: Readonly<Record<string, Example>> = {
  quickstart: {
    start: startQuickstart,
    // Sam is the owner and the support of his own record.
    credentials: ['ApiKey key-of-mallory', 'ApiKey key-of-sam', 'ApiKey key-of-ada', 'ApiKey no'],
    records: {
      '/users/{id}': [`/users/${MALLORY}`, `/users/${SAM}`, `/users/${VERA}`, '/users/x'],
      '/api-keys/{id}': [`/api-keys/${MALLORYS_KEY}`, `/api-keys/${NOBODY}`],
      '/service-configs/{id}': [`/service-configs/${CONFIG}`, `/service-configs/${NOBODY}`],
    },
  },
  'basic-auth': {
    start: () => startBasicAuth({ cost: CHEAP }),
    credentials: [basic(SIGN_IN.mallory), basic(SIGN_IN.ada), 'Basic no'],
    records: { '/users/{id}': [`/users/${MALLORY}`, `/users/${NOBODY}`] },
  },
};

const JSON_TYPE = 'application/json';

/** Bodies that are accepted, refused or not JSON, with their types. */
const BODIES: readonly (readonly [type: string, body: string])[] = [
  [JSON_TYPE, '{}'],
  [JSON_TYPE, '{"display_name":"New"}'],
  [JSON_TYPE, '{"scope":"read"}'],
  [JSON_TYPE, '{"rate_limit":5}'],
  [JSON_TYPE, '{"display_name":"New","role":"admin","preferences":{"beta_features":true}}'],
  [JSON_TYPE, '{"is_admin":true,"id":"1","__proto__":{"role":"admin"}}'],
  [
    JSON_TYPE,
    '{"username":"newbie","display_name":"New","email":"n@x.co","password":"long enough 12"}',
  ],
  ['application/merge-patch+json', '{"bio":"New"}'],
  // PostgreSQL can't store this text
  [JSON_TYPE, String.raw`{"bio":"\u0000"}`],
  [JSON_TYPE, String.raw`{"addresses":[{"street":"\u0000","city":"c","country":"NL"}]}`],
  [
    JSON_TYPE,
    '{"display_name":"A","email":"a@x.co","bio":null,"preferences":{"theme":"dark","newsletter":true},"addresses":[]}',
  ],
  [JSON_TYPE, '[]'],
  [JSON_TYPE, 'null'],
  [JSON_TYPE, '{'],
  [JSON_TYPE, `{"bio":"${'x'.repeat(2_000_000)}"}`],
  ['text/plain', '{}'],
];

describe.each(Object.entries(EXAMPLES))('%s', (name, example) => {
  const file = new URL(`../examples/${name}/generated/openapi.json`, import.meta.url);
  const document = JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');

  let served: Served;
  beforeAll(async () => {
    served = await example.start();
  });
  afterAll(() => served.close());

  /** What is wrong with an answer, according to the document. */
  async function complaint(answer: Response, operation: OperationObject): Promise<string> {
    const response = operation.responses?.[answer.status] as { $ref?: string } | undefined;
    if (response === undefined) return `${answer.status} is not documented`;
    const said = response.$ref === undefined ? response : documented(response.$ref);
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    const schema = (said as { content?: Record<string, { schema: object }> }).content?.[type]
      ?.schema;
    if (schema === undefined) return `${answer.status} as ${type} is not documented`;
    const refer = JSON.stringify(schema).replaceAll('"#/', '"document#/');
    const isValid = ajv.compile(JSON.parse(refer) as object);
    return isValid(await answer.json())
      ? ''
      : `${answer.status}: ${ajv.errorsText(isValid.errors)}`;
  }

  const documented = (reference: string): unknown =>
    reference
      .slice('#/'.length)
      .split('/')
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], document);

  const offers = Object.entries<PathItemObject>(document.paths ?? {}).flatMap(([path, item]) =>
    (['post', 'put', 'patch'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined
        ? []
        : [[`${method.toUpperCase()} ${path}`, operation] as const];
    }),
  );

  test.each(offers)('%s is answered as documented', async (request, operation) => {
    const [method = '', path = ''] = request.split(' ');
    const wrong = new Set<string>();
    const statuses = new Set<number>();
    for (const url of example.records[path] ?? [path]) {
      for (const authorization of example.credentials) {
        await served.reset();
        for (const [type, body] of BODIES) {
          const headers = { authorization, 'content-type': type };
          const answer = await fetch(served.url + url, { method, headers, body });
          statuses.add(answer.status);
          const said = await complaint(answer, operation);
          if (said !== '') wrong.add(`${type} ${body.slice(0, 80)}: ${said}`);
        }
      }
    }
    expect([...wrong]).toEqual([]);
    expect([...statuses].some((status) => status < 300)).toBe(true);
    expect(statuses).toContain(422);
  });
});
