import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { OpenAPIObject } from 'openapi3-ts/oas31';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import { accessOf, mayRead } from '../../generator/ir/access-of.js';
import type { Model } from '../../src/model/model.js';
import { narrow } from '../../src/model/narrow.js';
import { defineRoles } from '../../src/model/roles.js';
import { when } from '../../src/model/when.js';
import { loadedModels } from '../../test/loaded-models.js';
import { openApiDocument } from './document.js';
import { referencesIn } from './references.js';
import {
  mayReadOtherwise,
  maySendMore,
  readerOf,
  senderOf,
  severalSenders,
} from './several-roles.js';

const { field, model } = defineRoles({
  owner: 'Whose it is',
  support: 'Helpdesk',
  lead: { description: 'Head of the helpdesk', extends: ['support'] },
});

function documentOf(...models: readonly Model[]): OpenAPIObject {
  const loaded = loadedModels(models);
  const operations = ['create', 'read', 'update', 'replace'] as const;
  const patch = ['json', 'json-patch'] as const;
  const resources = Object.fromEntries(
    loaded.map(({ definition: { name } }) => [name, { path: `/${name}`, operations, patch }]),
  );
  const program = lower(loaded, () => undefined);
  return openApiDocument(program, { info: { title: 'All', version: '1' }, resources });
}

/** The names of the components that a request or response refers to. */
const namesIn = (part: unknown): string[] =>
  [...referencesIn(part)].map((reference) => reference.replace('#/components/schemas/', ''));

/** A function that tells whether a component of the document accepts a value. */
function taker(document: OpenAPIObject, name: string) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  const isValid = (pointer: string, body: unknown) =>
    ajv.compile({ $ref: `document#${pointer}` })(body);
  const record = `/paths/~1${name}~1%7Bid%7D`;
  const json = 'content/application~1json/schema';
  return {
    creates: (body: unknown) => isValid(`/paths/~1${name}/post/requestBody/${json}`, body),
    updates: (body: unknown) => isValid(`${record}/patch/requestBody/${json}`, body),
    replaces: (body: unknown) => isValid(`${record}/put/requestBody/${json}`, body),
    patches: (body: unknown) =>
      isValid(`${record}/patch/requestBody/content/application~1json-patch+json/schema`, body),
    answers: (body: unknown) => isValid(`${record}/get/responses/200/${json}`, body),
  };
}

describe('a caller with several roles', () => {
  const Address = model('Address', {
    street: field(v.string(), { writableBy: ['owner'], readableBy: ['owner'] }),
    checked: field(v.boolean(), { writableBy: ['support'], readableBy: ['support'] }),
  });
  const User = model('User', {
    id: field(v.string(), { readableBy: 'anyone' }),
    name: field(v.string(), { writableBy: ['owner'], readableBy: ['owner'] }),
    note: field(v.string(), { writableBy: ['support'], readableBy: ['support'] }),
    mark: field(v.optional(v.string()), { writableBy: ['lead'], readableBy: ['lead'] }),
    level: field(v.picklist(['a', 'b', 'c']), {
      writableBy: [narrow('owner', v.picklist(['a'])), narrow('support', v.picklist(['b']))],
    }),
    address: field(v.optional(Address), {
      writableBy: ['owner', 'support'],
      readableBy: ['owner', 'support'],
    }),
  });
  const user = () => taker(documentOf(User, Address), 'User');

  test('may send what one of the roles may, in one body', () => {
    const body = { name: 'A', note: 'B', level: 'a', address: { street: 'C', checked: true } };
    expect(user().creates(body)).toBe(true);
    expect(user().replaces(body)).toBe(true);
    expect(user().updates({ name: 'A', note: 'B', address: { checked: true } })).toBe(true);
    expect(user().patches([{ op: 'add', path: '/name', value: 'A' }])).toBe(true);
  });

  test('but nothing that none of the roles may', () => {
    const body = { name: 'A', note: 'B' };
    expect(user().updates({ ...body, id: 'C' })).toBe(false);
    expect(user().updates({ ...body, level: 'c' })).toBe(false);
    expect(user().patches([{ op: 'add', path: '/id', value: 'A' }])).toBe(false);
  });

  test('has to send what each two of the roles have to', () => {
    expect(user().replaces({ name: 'A', note: 'B' })).toBe(false); // without a level
    expect(user().replaces({ name: 'A', mark: 'B', level: 'a' })).toBe(false); // without a note
  });

  test('is answered with all that one of the roles may read', () => {
    const address = { street: 'C', checked: true };
    expect(user().answers({ id: '1', name: 'A', note: 'B', address })).toBe(true);
    expect(user().answers({ id: '1', name: 'A', note: 'B', level: 'a' })).toBe(false);
  });

  test('without any, with what anyone may', () => {
    expect(user().answers({ id: '1' })).toBe(true);
    expect(user().answers({})).toBe(false);
  });

  test('is not told apart where one role has it all', () => {
    const Tag = model('Tag', {
      name: field(v.string(), { writableBy: ['support'], readableBy: ['support'] }),
      mark: field(v.string(), { writableBy: ['lead'], readableBy: ['lead'] }),
    });
    const { post, get } = {
      ...documentOf(Tag).paths?.['/Tag'],
      ...documentOf(Tag).paths?.['/Tag/{id}'],
    };
    expect(namesIn(post?.requestBody)).toEqual(['CreateTagBySupport', 'CreateTagByLead']);
    expect(namesIn(get?.responses?.['200'])).toEqual(['TagForSupport', 'TagForLead']);
  });

  test('nor where roles that do not extend each other are granted the same', () => {
    const all = { writableBy: ['owner', 'support'], readableBy: 'anyone' } as const;
    const Tag = model('Tag', { name: field(v.string(), all) });
    const paths = documentOf(Tag).paths?.['/Tag/{id}'];
    expect(namesIn(paths?.put?.requestBody)).not.toContain('ReplaceTag');
    expect(namesIn(paths?.get?.responses)).not.toContain('TagFor');
  });

  test('nor by what is nested in a field that nobody may write there', () => {
    const all = { writableBy: { update: ['owner', 'support'] } } as const;
    const Shop = model('Shop', {
      name: field(v.string(), { writableBy: { create: ['owner'] } }),
      address: field(Address, all),
    });
    const { post } = { ...documentOf(Shop, Address).paths?.['/Shop'] };
    expect(namesIn(post?.requestBody)).toEqual(['CreateShopByOwner']);
  });

  test('nor by what is nested in a field that nobody may read there', () => {
    const Shop = model('Shop', {
      name: field(v.string(), { readableBy: ['owner', 'support'] }),
      address: field(Address, { writableBy: ['owner'] }),
      old: field(Address, { stored: false, readableBy: ['owner'] }),
    });
    const { get } = { ...documentOf(Shop, Address).paths?.['/Shop/{id}'] };
    expect(namesIn(get?.responses)).not.toContain('ShopFor');
  });

  test('is, where only what is nested tells roles apart', () => {
    const all = { writableBy: ['owner', 'support'], readableBy: ['owner', 'support'] } as const;
    const Shop = model('Shop', { address: field(Address, all) });
    const shop = taker(documentOf(Shop, Address), 'Shop');
    expect(shop.creates({ address: { street: 'A', checked: true } })).toBe(true);
    expect(shop.answers({ address: { street: 'A', checked: true } })).toBe(true);
  });
});

test('what is no part of the record is in no answer, whoever may read it', () => {
  const Login = model('Login', {
    name: field(v.string(), { readableBy: 'anyone' }),
    note: field(v.string(), { readableBy: ['owner'] }),
    mark: field(v.string(), { readableBy: ['support'] }),
    password: field(v.string(), { stored: false, readableBy: 'anyone', writableBy: ['owner'] }),
  });
  const { schemas = {} } = documentOf(Login).components ?? {};
  const keysOf = (name: string) => Object.keys(Object(schemas[name]).properties);
  expect(keysOf('LoginFor')).toEqual(['name', 'note', 'mark']);
  expect(keysOf('LoginForOwner')).toEqual(['name', 'note']);
});

test('a condition opens to several roles what it opens to one, and nobody has to send it', () => {
  const draft = when('owner', { name: 'new' }, 'while it is new');
  const Page = model('Page', {
    name: field(v.string(), { writableBy: ['support'] }),
    title: field(v.string(), { writableBy: { update: [draft] } }),
    text: field(v.string(), { writableBy: ['owner'] }),
  });
  const page = taker(documentOf(Page), 'Page');
  expect(page.replaces({ name: 'A', text: 'B' })).toBe(true);
  expect(page.replaces({ name: 'A', text: 'B', title: 'C' })).toBe(true);
});

test('recursive models are documented for several roles, too', () => {
  const Address = model('Address', {
    street: field(v.string(), { writableBy: ['owner'] }),
    checked: field(v.boolean(), { writableBy: ['support'] }),
  });
  const chain: v.GenericSchema<unknown> = v.object({
    address: Address,
    next: v.optional(v.lazy(() => chain)),
  });
  const Tree = model('Tree', { chain: field(chain, { writableBy: ['owner', 'support'] }) });
  const address = { street: 'A', checked: true };
  const tree = taker(documentOf(Tree, Address), 'Tree');
  expect(tree.creates({ chain: { address, next: { address, next: { address } } } })).toBe(true);
  expect(tree.creates({ chain: { address, next: { address: { street: 1 } } } })).toBe(false);
});

test('options of a variant are told apart by a key that all of several roles send', () => {
  const every = { writableBy: ['owner', 'support', 'lead'] } as const;
  const own = { writableBy: ['owner'] } as const;
  const Card = model('Card', { kind: field(v.literal('card'), every), no: field(v.string(), own) });
  const Iban = model('Iban', { kind: field(v.literal('iban'), every) });
  const Order = model('Order', {
    payment: field(v.variant('kind', [Card, Iban]), every),
    note: field(v.string(), { writableBy: ['support'] }),
  });
  const { schemas } = documentOf(Order, Card, Iban).components ?? {};
  expect(schemas?.['CreateOrder']).toHaveProperty('properties.payment.discriminator.mapping', {
    card: '#/components/schemas/CreateCard',
    iban: '#/components/schemas/CreateIban',
  });
});

test('pairs of roles tell what any set of roles may send and read', () => {
  const NAMES = ['a', 'b', 'c', 'd'] as const;
  const role = fc.constantFrom(...NAMES);
  const few = fc.constantFrom(v.literal(1), v.literal(2));
  const grants = fc.array(
    fc.oneof(
      role,
      fc.tuple(role, few).map(([name, schema]) => narrow(name, schema)),
    ),
    { maxLength: 3 },
  );
  const fieldsOf = fc.array(fc.tuple(grants, fc.subarray([...NAMES])), { maxLength: 3 });
  const parents = fc.tuple(...NAMES.map((_, index) => fc.subarray(NAMES.slice(0, index))));
  fc.assert(
    fc.property(parents, fieldsOf, (extended, fields) => {
      const declared = NAMES.map((name, index) => [
        name,
        { description: '', extends: extended[index] },
      ]);
      const access: any = defineRoles(Object.fromEntries(declared)); // any: made at random
      const made = fields.map(([create, readableBy], index) => [
        `f${index}`,
        access.field(v.number(), { writableBy: { create }, readableBy }),
      ]);
      const all = access.model('All', Object.fromEntries(made));
      const program = lower(loadedModels([all]), () => undefined);
      const ir = program.models[0]!;
      const { properties, roles } = ir;
      const sent = (bits: number): string =>
        JSON.stringify(
          properties.map((one) => {
            const { values, narrowings } = accessOf(one, 'create', bits, []);
            return [
              values,
              [...new Set(narrowings.map((schema) => JSON.stringify(schema)))].sort(),
            ];
          }),
        );
      const read = (bits: number): string => properties.map((one) => mayRead(one, bits)).join();
      const sets = Array.from({ length: 15 }, (_, index) =>
        roles.filter((_role, at) => ((index + 1) & (1 << at)) !== 0),
      ).map((set) => set.reduce((bits, one) => bits | one.bits, 0));
      const isNew = (say: (bits: number) => string): boolean =>
        sets.some((set) => !roles.some(({ bits }) => say(bits) === say(set)));
      if (isNew(sent)) expect(maySendMore(ir, 'create', program)).toBe(true);
      expect(mayReadOtherwise(ir, program)).toBe(isNew(read));
    }),
    { numRuns: 200 },
  );
});

test('optional is what some two of the roles need not send, unless one of them extends the other', () => {
  const Tag = model('Tag', {
    name: field(v.string(), { writableBy: ['owner'] }),
    note: field(v.string(), { writableBy: ['support'] }),
    mark: field(v.string(), { writableBy: ['lead'] }),
  });
  const program = lower(loadedModels([Tag]), () => undefined);
  expect([...(severalSenders(program.models[0]!, 'create').optional ?? [])]).toEqual(['mark']);
});

test('two roles may send more if a condition of one is none of the other', () => {
  const asDraft = when('owner', (tag: { name?: unknown }) => tag.name === '', 'as a draft');
  const Tag = model('Tag', {
    name: field(v.string(), { writableBy: ['owner'] }),
    note: field(v.string(), { writableBy: [asDraft, 'support'] }),
  });
  const program = lower(loadedModels([Tag]), () => undefined);
  expect(maySendMore(program.models[0]!, 'update', program)).toBe(true);
});

test('the order in which roles are declared makes nothing optional', () => {
  const access = defineRoles({
    lead: { description: 'Head of the helpdesk', extends: ['support'] },
    support: 'Helpdesk',
    owner: 'Whose it is',
  });
  const Tag = access.model('Tag', { name: access.field(v.string(), { writableBy: ['owner'] }) });
  const program = lower(loadedModels([Tag]), () => undefined);
  expect(severalSenders(program.models[0]!, 'create').optional).toEqual(new Set());
});

test('two roles may send no more values of a field than the one that may send some', () => {
  const few = narrow('support', v.picklist(['a', 'b']));
  const Tag = model('Tag', { kind: field(v.string(), { writableBy: [few] }) });
  const program = lower(loadedModels([Tag]), () => undefined);
  expect(maySendMore(program.models[0]!, 'create', program)).toBe(false);
});

test.each([
  ['less than any role', true, 'anyone', ['owner']],
  ['what each role reads', false, 'anyone', 'anyone'],
  ['nothing', false, ['owner'], ['owner']],
] as const)('a caller without a role may read %s', (_, isOther, name, note) => {
  const access = defineRoles({ owner: 'Whose it is' });
  const Tag = access.model('Tag', {
    name: access.field(v.string(), { readableBy: name }),
    note: access.field(v.string(), { readableBy: note }),
  });
  const program = lower(loadedModels([Tag]), () => undefined);
  expect(mayReadOtherwise(program.models[0]!, program)).toBe(isOther);
});

test('one role sends and reads what its own components say', () => {
  const Tag = model('Tag', {
    name: field(v.string(), { writableBy: ['owner'], readableBy: ['support'] }),
  });
  const [tag] = lower(loadedModels([Tag]), () => undefined).models;
  const [owner, support] = tag!.roles;
  expect(senderOf(tag!, 'update', owner)?.typeName).toBe('UpdateTagByOwner');
  expect(senderOf(tag!, 'create', support)?.typeName).toBe('CreateTagBySupport');
  expect(senderOf(tag!, 'create')?.typeName).toBe('CreateTag');
  expect(readerOf(tag!, owner)?.typeName).toBe('TagForOwner');
  expect(readerOf(tag!, support)?.typeName).toBe('TagForSupport');
  expect(readerOf(tag!)?.typeName).toBe('TagFor');
});
