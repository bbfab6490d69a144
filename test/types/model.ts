/** The models that the snippets use: one field of every kind of grant, one of every kind of nesting. */
import { defineRoles, narrow, type DtoOf, type Model, type Parsed, type RecordOf } from 'gen-dtos';
import * as v from 'valibot';

export const { field, model, relation } = defineRoles({
  owner: 'The person the record belongs to',
  support: 'Helpdesk staff',
  admin: { description: 'Operations staff', extends: ['support'] },
});

export const Address = model('Address', {
  street: field(v.pipe(v.string(), v.maxLength(200)), { writableBy: ['owner', 'support'] }),
  label: field(v.optional(v.string()), { writableBy: ['owner'] }),
  country: field(v.optional(v.string(), 'CH'), { writableBy: ['owner'] }),
  verified_at: field(v.optional(v.date())), // server-controlled
});

export const Preferences = model('Preferences', {
  theme: field(v.picklist(['light', 'dark']), { writableBy: ['owner'] }),
  newsletter: field(v.boolean(), { writableBy: ['owner'] }),
  beta: field(v.boolean(), { writableBy: ['support'] }),
});

export const Card = model('Card', {
  kind: field(v.literal('card'), { writableBy: ['owner'] }),
  number: field(v.string(), { writableBy: ['owner'] }),
  verified: field(v.boolean()), // server-controlled
});

export const Iban = model('Iban', {
  kind: field(v.literal('iban'), { writableBy: ['owner'] }),
  iban: field(v.string(), { writableBy: ['owner'] }),
  mandate_id: field(v.string()), // server-controlled
});

export const User = model('User', {
  id: field(v.pipe(v.string(), v.uuid()), { readableBy: 'anyone' }),
  email: field(v.pipe(v.string(), v.email()), { writableBy: ['owner', 'admin'] }),
  username: field(v.string(), { writableBy: { create: ['owner'] } }), // fixed once created
  status: field(v.picklist(['active', 'blocked']), { writableBy: { update: ['support'] } }),
  scope: field(v.picklist(['read', 'write', 'admin']), {
    writableBy: [narrow('owner', v.picklist(['read', 'write'])), 'admin'],
  }),
  plan: field(v.picklist(['free', 'pro', 'trial', 'staff']), {
    writableBy: [
      narrow('owner', v.picklist(['free', 'pro'])),
      narrow('support', v.picklist(['free', 'trial'])),
    ],
  }),
  bio: field(v.optional(v.string()), { writableBy: ['owner'] }),
  locale: field(v.optional(v.string(), 'en'), { writableBy: ['owner'] }),
  nickname: field(v.nullable(v.string()), { writableBy: ['owner'] }),
  addresses: field(v.array(Address), { writableBy: ['owner', 'support'] }),
  home: field(v.nullable(Address), { writableBy: ['owner'] }),
  preferences: field(Preferences, { writableBy: ['owner', 'support'] }),
  payment: field(v.variant('kind', [Card, Iban]), { writableBy: ['owner'] }),
  note: field(v.optional(v.string()), { writableBy: ['support'] }),
  is_admin: field(v.boolean(), { writableBy: ['admin'] }),
  password: field(v.string(), { writableBy: ['owner'], stored: false }), // input only
  password_hash: field(v.string()), // server-controlled
  api_key: field(v.string()), // server-controlled
});

const Whole = v.strictObject({ street: v.string(), country: v.string(), verified_at: v.date() });
const Door = v.object({ door: v.number() });

/** A model in everything that can hold one. */
export const Depot = model('Depot', {
  name: field(v.object({ first: v.string() }), { writableBy: ['owner'] }),
  deep: field(v.optional(v.nullable(v.array(v.union([v.string(), Address])))), {
    writableBy: ['owner'],
  }),
  few: field(v.pipe(v.array(Address), v.maxLength(3)), { writableBy: ['owner'] }),
  some: field(v.array(Address), { writableBy: [narrow('owner', v.array(Whole))] }),

  record: field(v.record(v.string(), Address), { writableBy: ['owner'] }),
  listed: field(v.record(v.picklist(['home', 'work']), Address), { writableBy: ['owner'] }),
  map: field(v.map(v.string(), Address), { writableBy: ['owner'] }),
  keys: field(v.map(Address, v.string()), { writableBy: ['owner'] }),
  set: field(v.set(Address), { writableBy: ['owner'] }),
  tuple: field(v.tuple([Address, v.string()]), { writableBy: ['owner'] }),
  strictTuple: field(v.strictTuple([Address]), { writableBy: ['owner'] }),
  looseTuple: field(v.looseTuple([Address]), { writableBy: ['owner'] }),
  tupleWithRest: field(v.tupleWithRest([v.string()], Address), { writableBy: ['owner'] }),
  object: field(v.object({ door: v.number(), address: Address }), { writableBy: ['owner'] }),
  strictObject: field(v.strictObject({ address: Address }), { writableBy: ['owner'] }),
  looseObject: field(v.looseObject({ address: Address }), { writableBy: ['owner'] }),
  objectWithRest: field(v.objectWithRest({ main: Address }, Address), { writableBy: ['owner'] }),
  intersect: field(v.intersect([Address, Door]), { writableBy: ['owner'] }),

  optional: field(v.optional(Address), { writableBy: ['owner'] }),
  nullish: field(v.nullish(Address), { writableBy: ['owner'] }),
  nonNullable: field(v.nonNullable(v.nullable(Address)), { writableBy: ['owner'] }),
  nonOptional: field(v.nonOptional(v.optional(Address)), { writableBy: ['owner'] }),
  nonNullish: field(v.nonNullish(v.nullish(Address)), { writableBy: ['owner'] }),
  lazy: field(
    v.lazy(() => Address),
    { writableBy: ['owner'] },
  ),
  titled: field(v.pipe(Address, v.title('Where it is')), { writableBy: ['owner'] }),
  lists: field(v.record(v.string(), v.set(v.array(v.nullable(Address)))), {
    writableBy: ['owner'],
  }),

  piped: field(v.pipe(v.unknown(), Address), { writableBy: ['owner'] }),
  pipedList: field(v.pipe(v.array(v.unknown()), v.array(Address), v.title('Where they are')), {
    writableBy: ['owner'],
  }),
  pipedOn: field(v.pipe(v.unknown(), Address, v.check(Boolean)), { writableBy: ['owner'] }),
  pipedTwice: field(
    v.pipe(
      v.array(Address),
      v.transform((list): unknown => list[0]),
      Address,
    ),
    {
      writableBy: ['owner'],
    },
  ),
});

/** The same models for two roles. */
export const Places = model('Places', {
  one: field(v.optional(Preferences), { writableBy: ['owner', 'support'] }),
  list: field(v.array(Preferences), { writableBy: ['owner', 'support'] }),
  record: field(v.record(v.string(), Preferences), { writableBy: ['owner', 'support'] }),
  map: field(v.map(v.string(), Preferences), { writableBy: ['owner', 'support'] }),
  tuple: field(v.tuple([Preferences]), { writableBy: ['owner', 'support'] }),
  object: field(v.object({ one: Preferences }), { writableBy: ['owner', 'support'] }),
});

export type Shape = 'create' | 'update' | 'replace';
export type Create<Role extends 'owner' | 'support' | 'admin'> = DtoOf<typeof User, 'create', Role>;
export type Update<Role extends 'owner' | 'support' | 'admin'> = DtoOf<typeof User, 'update', Role>;
export type Replace<Role extends 'owner' | 'support' | 'admin'> = DtoOf<
  typeof User,
  'replace',
  Role
>;

// What an application would write: functions that take an input.
export declare function createByOwner(dto: Create<'owner'>): void;
export declare function createBySupport(dto: Create<'support'>): void;
export declare function updateByOwner(dto: Update<'owner'>): void;
export declare function updateBySupport(dto: Update<'support'>): void;
export declare function updateByAdmin(dto: Update<'admin'>): void;
export declare function replaceByOwner(dto: Replace<'owner'>): void;
export declare function saveByOwner(changes: Parsed<Update<'owner'>>): void;
export declare function saveByAdmin(changes: Parsed<Update<'admin'>>): void;

/** A stored record. */
export declare const user: RecordOf<typeof User>;
/** A good input of each shape, for snippets that are about one key of it. */
export declare const created: Create<'owner'>;
export declare const replaced: Replace<'owner'>;

/** What an application makes of its models, where the compiler has to find names for what is inferred. */
export const byName = new Map<string, Model>([['User', User]]);
export const contact = v.pick(User, ['id', 'email']);
export const { entries } = User;
