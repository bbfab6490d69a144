/** The operations in `docs/openapi.md` are those of a document that has them all. */
import { readFileSync } from 'node:fs';
import { defineRoles } from 'gen-dtos';
import type { PathsObject } from 'openapi3-ts/oas31';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import { definitionOf } from '../../src/model/model.js';
import { openApiDocument } from '../../templates/openapi/document.js';

const PAGE = readFileSync(new URL('../../docs/openapi.md', import.meta.url), 'utf8');

interface Offer {
  readonly request: string;
  /** What the first role may send. */
  readonly body: string | undefined;
  readonly statuses: readonly string[];
}

const listed = [...PAGE.matchAll(/^\| `(\w+)` +\| `(\w+ \S+)` +\| (.*?) +\| (.*?) +\|$/gm)].map(
  ([, operation = '', request = '', body = '', answers = '']) => ({
    operation,
    offer: {
      request,
      body: /`(\w+)`/.exec(body)?.[1],
      statuses: [...answers.matchAll(/\d{3}/g)].map(([status]) => status),
    },
  }),
);

const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Operations' });
const all = { writableBy: ['owner', 'admin'], readableBy: 'anyone' } as const;
const User = model('User', { id: field(v.string(), all) });

function offersOf(paths: PathsObject): Offer[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method): Offer[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { requestBody = {}, responses = {} } = operation;
      return [
        {
          request: `${method.toUpperCase()} ${path}`,
          body: /schemas\/(\w+)/.exec(JSON.stringify(requestBody))?.[1],
          statuses: Object.keys(responses).toSorted(),
        },
      ];
    }),
  );
}

/** What the adapters answer to a body that no Dto is asked about. */
const UNREAD_BODY = ['400', '413', '415'];

const byRequest = (one: Offer, other: Offer): number => (one.request < other.request ? -1 : 1);

test.each([
  ['secured', { securitySchemes: {}, security: [{ key: [] }] }, ['401', '403']],
  ['open to all', {}, ['400']],
])('are offered, %s', (_, security, refusals) => {
  const definition = definitionOf(User)!;
  const loaded = [{ definition, schema: User, file: 'user.model.ts', exportName: 'User' }];
  const operations = ['list', 'create', 'read', 'replace', 'update', 'delete'] as const;
  const { paths = {} } = openApiDocument(
    lower(loaded, () => undefined),
    {
      info: { title: 'Users', version: '1' },
      ...security,
      resources: { User: { path: '/users', operations } },
    },
  );
  expect(listed.map(({ operation }) => operation)).toEqual(operations);
  const expected = listed.map(({ offer }) => ({
    ...offer,
    statuses: [
      ...new Set([...offer.statuses, ...refusals, ...(offer.body ? UNREAD_BODY : [])]),
    ].toSorted(),
  }));
  expect(offersOf(paths).toSorted(byRequest)).toEqual(expected.toSorted(byRequest));
});
