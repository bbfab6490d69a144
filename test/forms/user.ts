/** Dtos of a model with a field of every kind that a form may send, generated once. */
import { importBundled } from '../injection/import-bundled.js';
import { Project } from '../project.js';
import type { Dto } from '../../src/runtime/dto.js';
import { safeParseForm, type ParseFormOptions } from '../../src/runtime/form/parse-form.js';
import type { SafeParseResult } from '../../src/runtime/read-with.js';

const MODEL = `import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from './access.js';

const owner = { writableBy: ['owner'] } as const;

export const Preferences = model('Preferences', {
  theme: field(v.picklist(['light', 'dark']), owner),
  size: field(v.number(), owner),
  beta: field(v.boolean(), { writableBy: ['admin'] }),
});

export const Address = model('Address', {
  city: field(v.string(), owner),
  floor: field(v.optional(v.number()), owner),
  verified: field(v.optional(v.boolean())),
});

export const User = model('User', {
  id: field(v.string()),
  username: field(v.string(), { writableBy: { create: ['owner'] } }),
  name: field(v.pipe(v.string(), v.maxLength(10)), owner),
  bio: field(v.nullable(v.string()), owner),
  age: field(v.pipe(v.number(), v.integer()), owner),
  ratio: field(v.nullable(v.number()), owner),
  sixths: field(v.pipe(v.number(), v.multipleOf(2), v.multipleOf(3)), owner),
  active: field(v.boolean(), owner),
  agreed: field(v.literal(true), owner),
  level: field(v.picklist([1, 2]), owner),
  plan: field(v.picklist(['free', 'paid', 'staff']), {
    writableBy: [narrow('owner', v.picklist(['free', 'paid'])), 'admin'],
  }),
  born: field(v.date(), owner),
  due: field(v.nullable(v.date()), owner),
  total: field(v.bigint(), owner),
  either: field(v.union([v.string(), v.number(), v.boolean(), v.date()]), owner),
  anything: field(v.any(), owner),
  one_or_many: field(v.union([v.string(), v.array(v.string())]), owner),
  tags: field(v.array(v.string()), owner),
  scores: field(v.array(v.number()), owner),
  days: field(v.array(v.date()), owner),
  pair: field(v.strictTuple([v.string(), v.number()]), owner),
  set: field(v.set(v.string()), owner),
  falls_back: field(v.fallback(v.number(), 1), owner),
  moment: field(v.pipe(v.date(), v.transform((date) => date.getTime())), owner),
  own: field(v.custom<string>((value) => typeof value === 'string'), owner),
  upper: field(v.pipe(v.string(), v.toUpperCase()), owner),
  counted: field(v.pipe(v.string(), v.toNumber()), owner),
  photo: field(v.pipe(v.file(), v.maxSize(10)), owner),
  photos: field(v.array(v.file()), owner),
  'odd.name[x]': field(v.number(), owner),
  preferences: field(Preferences, owner),
  addresses: field(v.array(Address), owner),
  labels: field(v.record(v.string(), v.number()), owner),
  drafts: field(v.optional(v.array(Address), []), owner),
  few: field(v.pipe(v.record(v.string(), v.number()), v.maxEntries(2)), owner),
  is_admin: field(v.boolean(), { writableBy: ['admin'] }),
});
`;

const ACCESS = `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Staff' });
`;

interface Generated {
  readonly updateUserByOwner: Dto<object>;
  readonly createUserByOwner: Dto<object>;
  readonly updateUserBy: (roles: readonly string[]) => Dto<object>;
}

const project = new Project({ 'access.ts': ACCESS, 'user.model.ts': MODEL });
const { code, stderr } = await project.run();
if (code !== 0) throw new Error(stderr);

export const generated: Generated = await importBundled<Generated>(project, 'out/index.ts');
export const owner: Dto<object> = generated.updateUserByOwner;

/** The output, or `code path: message` of each issue. */
export function said(result: SafeParseResult<object>): unknown {
  if (result.success) return result.output;
  return result.issues.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

/** The answer to the owner's update, sent as a form. */
export const form = (...args: [form: unknown, options?: ParseFormOptions]): unknown =>
  said(safeParseForm(owner, args[0] as string, args[1]));

export function formData(...pairs: readonly (readonly [string, string | File])[]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

export const BRACKETS = { notation: 'brackets' } as const;
export const DOTS = { notation: 'dots' } as const;
