/** A user with fields of different grants, and functions that patch it. */
import { expect } from 'vitest';
import { apply } from '../../src/runtime/apply/apply.js';
import { createDto } from '../../src/runtime/create-dto.js';
import { DtoError } from '../../src/runtime/dto-error.js';
import type { Dto } from '../../src/runtime/dto.js';
import type { Issue } from '../../src/runtime/issue.js';
import { grantIn, type ModelGrants } from '../../src/runtime/model-grants.js';
import { isPlainObject } from '../../src/runtime/plain-object.js';
import { refuseKey } from '../../src/runtime/read/keys.js';
import { notObject, under, wrongType, type Report } from '../../src/runtime/report.js';
import { whole } from '../../src/runtime/apply/whole.js';
import { safeParseJsonPatch } from '../../src/runtime/json-patch/parse-json-patch.js';

export const OPEN = { create: 1, update: 1, read: 1 } as const;

export const address: ModelGrants = {
  street: OPEN,
  city: OPEN,
  code: { create: 1, update: 1, stored: false },
  verified: { read: 1 },
};
export const item: ModelGrants = {
  id: { create: 1, read: 1 },
  text: OPEN,
  since: { create: 1, read: 1 },
  score: {},
  at: { ...OPEN, model: () => address },
};
export const settings: ModelGrants = {
  theme: OPEN,
  beta: { update: 2, read: 1 },
  home: { ...OPEN, model: () => place },
};
const shed: ModelGrants = { note: { ...OPEN, model: () => item } };
export const place: ModelGrants = { street: OPEN, city: OPEN };

const card: ModelGrants = {
  kind: OPEN,
  number: { create: 1, read: 1 },
  changed: { update: 1, read: 1 },
  charged: { read: 1 },
  mark: { read: 1 },
  at: { ...OPEN, model: () => address },
  all: { ...OPEN, list: () => address },
  either: { ...OPEN, options: () => [address, place] },
  some: { ...OPEN, model: () => address },
  mixed: { ...OPEN, list: () => address },
};
const cash: ModelGrants = {
  kind: OPEN,
  mark: OPEN,
  charged: {},
  some: { ...OPEN, model: () => item },
  mixed: OPEN,
};

/** Role `owner` is bit 1, `support` bit 2, and `reader` bit 4, who may read what is secret. */
export const user: ModelGrants = {
  id: { read: -1 },
  '': OPEN,
  bio: { ...OPEN, deletable: true },
  name: OPEN,
  tags: OPEN,
  meta: OPEN,
  is_admin: { read: 1 },
  api_key: { read: 4 },
  password: { create: 1, update: 1, stored: false },
  secret: { update: 1 },
  role: { update: 2, read: 1 },
  home: { ...OPEN, model: () => address },
  work: { ...OPEN, model: () => place },
  settings: { ...OPEN, model: () => settings },
  shed: { ...OPEN, model: () => shed },
  addresses: { ...OPEN, list: () => address },
  places: { ...OPEN, list: () => place },
  notes: { ...OPEN, list: () => item, keyedBy: 'id' },
  pay: { ...OPEN, options: () => [card, cash] },
  pays: { ...OPEN, itemOptions: () => [card, cash] },
};

/** A parser like generated ones. Only numbers below zero are invalid. */
export function readModel(
  input: unknown,
  grants: ModelGrants,
  report: Report,
  roles: number,
  operation: 'create' | 'update',
): unknown {
  if (!isPlainObject(input)) return notObject(report);
  const output: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const field = grantIn(grants, key);
    const before = report.count;
    if (((field?.[operation] ?? 0) & roles) === 0) {
      refuseKey(report, input, key, field && 0);
      continue;
    }
    const items = field?.list?.();
    const model = field?.model?.();
    if (items && Array.isArray(value)) {
      output[key] = value.map((one, index) => {
        const start = report.count;
        const read = readModel(one, items, report, roles, 'create');
        under(index, report, start);
        return read;
      });
    } else if (items) wrongType(report, 'Invalid type: Expected Array');
    else if (model && value !== null)
      output[key] = readModel(value, model, report, roles, operation);
    else if (typeof value === 'number' && value < 0)
      wrongType(report, 'Invalid value: Expected >=0');
    else if (key === 'name' && value === null) wrongType(report, 'Invalid type: Expected string');
    else output[key] = whole(value);
    under(key, report, before);
  }
  return output;
}

export const dtoOf = (
  roles: readonly string[],
  shape: 'create' | 'update' | 'replace' = 'update',
): Dto<object> =>
  createDto(
    {
      model: 'User',
      shape,
      bitsOfRole: (role: string) =>
        new Map([
          ['owner', 1],
          ['support', 2],
          ['reader', 4],
        ]).get(role) ?? 0,
      read: (input, report, bits) => readModel(input, user, report, bits, 'update'),
      grants: user,
      jsonSchema: () => ({}),
    },
    roles,
  );
export const owner = dtoOf(['owner']);

export const RECORD = {
  id: 'u-1',
  bio: 'Hi',
  name: 'Ann',
  tags: ['a', 'b', 'c'],
  meta: { deep: { list: [1, 2] }, flag: true },
  is_admin: false,
  api_key: 'sk-1',
  secret: 'mine',
  role: 'member',
  home: { street: 'x', verified: true },
  work: { street: 'w', city: 'c' },
  settings: { theme: 'light', beta: false },
  shed: { note: { text: 'spade', score: 3 } },
  addresses: [{ street: 'a', verified: true }, { street: 'b' }],
  places: [{ street: 'a' }, { street: 'b' }],
  notes: [
    { id: 'n-1', text: 'one', score: 5 },
    { id: 'n-2', text: 'two', score: 7 },
  ],
};

/** The record after a patch that is accepted. */
export function patched(patch: unknown, record: object = RECORD, dto: Dto<object> = owner): object {
  const before = structuredClone(record);
  const result = safeParseJsonPatch(dto, patch, record);
  expect(record).toEqual(before);
  if (!result.success) throw new DtoError(result.issues);
  const after = apply(record, result.output);
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null));
}

export function issuesOf(
  patch: unknown,
  record: object = RECORD,
  dto: Dto<object> = owner,
): readonly Issue[] {
  const before = structuredClone(record);
  const result = safeParseJsonPatch(dto, patch, record);
  expect(record).toEqual(before);
  return result.success ? [] : result.issues;
}

/** `code path: message` of each issue. */
export const said = (...args: Parameters<typeof issuesOf>): string[] =>
  issuesOf(...args).map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
