import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import type { Model } from '../../src/model/model.js';
import { narrow } from '../../src/model/narrow.js';
import { reference } from '../../src/model/reference.js';
import { defineRoles } from '../../src/model/roles.js';
import { when } from '../../src/model/when.js';
import { loadedModels } from '../../test/loaded-models.js';
import { openApiDocument } from './document.js';

const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Operations' });
const open = { writableBy: ['owner', 'admin'], readableBy: 'anyone' } as const;

/** The components of a document with these models, by name. */
function componentsOf(...models: readonly Model[]): Record<string, unknown> {
  const loaded = loadedModels(models);
  const operations = ['create', 'read', 'update', 'replace'] as const;
  const resources = Object.fromEntries(
    loaded.map(({ definition: { name } }) => [name, { path: `/${name}`, operations }]),
  );
  const program = lower(loaded, () => undefined);
  const document = openApiDocument(program, { info: { title: 'All', version: '1' }, resources });
  return (document.components?.schemas ?? {}) as Record<string, unknown>;
}

const propertyOf = (component: unknown, key: string): unknown =>
  (component as { properties: Record<string, unknown> }).properties[key];

test('null deletes for those who may send every value', () => {
  const User = model('User', {
    plan: field(v.optional(v.picklist(['free', 'pro'])), {
      writableBy: [narrow('owner', v.picklist(['free'])), 'admin'],
    }),
  });
  const components = componentsOf(User);
  expect(propertyOf(components['UpdateUserByOwner'], 'plan')).toMatchObject({ enum: ['free'] });
  expect(propertyOf(components['UpdateUserByAdmin'], 'plan')).toMatchObject({
    enum: ['free', 'pro', null],
  });
});

test('options that are told apart by a key say so', () => {
  const Card = model('Card', { kind: field(v.literal('card'), open) });
  const Iban = model('Iban', { kind: field(v.picklist(['iban', 'bic']), open) });
  const Order = model('Order', {
    payment: field(v.variant('kind', [Card, Iban]), open),
  });
  const components = componentsOf(Order, Card, Iban);
  expect(propertyOf(components['UpdateOrderByOwner'], 'payment')).toEqual({
    anyOf: [
      { $ref: '#/components/schemas/CreateCardByOwner' },
      { $ref: '#/components/schemas/CreateIbanByOwner' },
    ],
    discriminator: {
      propertyName: 'kind',
      mapping: {
        card: '#/components/schemas/CreateCardByOwner',
        iban: '#/components/schemas/CreateIbanByOwner',
        bic: '#/components/schemas/CreateIbanByOwner',
      },
    },
  });
  expect(propertyOf(components['OrderForOwner'], 'payment')).toMatchObject({
    discriminator: { mapping: { card: '#/components/schemas/CardForOwner' } },
  });
});

test('unless a role may not send the key', () => {
  const Card = model('Card', {
    kind: field(v.literal('card'), { writableBy: ['admin'] }),
    number: field(v.string(), open),
  });
  const Order = model('Order', { payment: field(v.variant('kind', [Card]), open) });
  const Orders = model('Orders', { payments: field(v.variant('kind', [Card, Card]), open) });
  const components = componentsOf(Order, Orders, Card);
  expect(propertyOf(components['CreateOrdersByOwner'], 'payments')).not.toHaveProperty(
    'discriminator',
  );
  expect(propertyOf(components['CreateOrdersByAdmin'], 'payments')).toHaveProperty('discriminator');
});

test('or two options have the same value, and either may be it', () => {
  const Cash = model('Cash', { kind: field(v.literal('cash'), open) });
  const Coin = model('Coin', { kind: field(v.literal('cash'), open), of: field(v.string(), open) });
  const Order = model('Order', { payment: field(v.variant('kind', [Coin, Cash]), open) });
  const components = componentsOf(Order, Cash, Coin);
  for (const name of ['CreateOrderByOwner', 'OrderForOwner']) {
    expect(propertyOf(components[name], 'payment')).toEqual({
      anyOf: [expect.anything(), expect.anything()],
    });
  }
});

test('recursive schemas become components', () => {
  const tree: v.GenericSchema<unknown> = v.object({
    name: v.pipe(v.string(), v.trim(), v.maxLength(9)),
    children: v.array(v.lazy(() => tree)),
  });
  const Menu = model('Menu', { tree: field(tree, open) });
  const components = componentsOf(Menu);
  expect(components['Menu.tree.Sent']).toMatchObject({
    properties: {
      name: { type: 'string' },
      children: { items: { $ref: '#/components/schemas/Menu.tree.Sent' } },
    },
  });
  expect(components['Menu.tree.Returned']).toMatchObject({
    properties: {
      name: { type: 'string', maxLength: 9 },
      children: { items: { $ref: '#/components/schemas/Menu.tree.Returned' } },
    },
  });
});

test('a narrowing is said of what is sent as it is returned', () => {
  const writableBy = [narrow('owner', v.picklist(['a']))];
  const Tag = model('Tag', {
    plain: field(v.string(), { writableBy }),
    lower: field(v.pipe(v.string(), v.toLowerCase()), { writableBy }),
  });
  const component = componentsOf(Tag)['CreateTagByOwner'];
  expect(propertyOf(component, 'plain')).toEqual({ type: 'string', enum: ['a'] });
  expect(propertyOf(component, 'lower')).toEqual({ type: 'string' });
});

test('a condition is documented where it grants a field, which is then optional', () => {
  const draft = when('owner', { status: 'draft' }, 'while it is a draft');
  const some = narrow('owner', v.picklist(['a']));
  const Page = model('Page', {
    status: field(v.string(), { writableBy: ['admin'] }),
    title: field(v.pipe(v.string(), v.description('Shown first.')), {
      writableBy: [draft, 'admin'],
    }),
    level: field(v.picklist(['a', 'b']), { writableBy: [some, draft] }),
  });
  const components = componentsOf(Page);
  expect(components).not.toHaveProperty('CreatePageByOwner.properties.title');
  const owner = components['ReplacePageByOwner'];
  expect(owner).toMatchObject({ required: ['level'] });
  expect(propertyOf(owner, 'title')).toEqual({
    type: 'string',
    description: 'Shown first. (owner: while it is a draft)',
  });
  expect(propertyOf(owner, 'level')).toEqual({
    type: 'string',
    enum: ['a', 'b'],
    description: '(more values, owner: while it is a draft)',
  });
  const admin = components['ReplacePageByAdmin'];
  expect(admin).toMatchObject({ required: ['status', 'title'] });
  expect(propertyOf(admin, 'title')).toEqual({ type: 'string', description: 'Shown first.' });
});

test('what no JSON can carry is offered to nobody, unless it has to be sent', () => {
  const Photo = model('Photo', {
    taken: field(v.date(), open),
    raw: field(v.optional(v.blob()), open),
    name: field(v.string(), open),
  });
  const components = componentsOf(Photo);
  expect(components['CreatePhotoByOwner']).toMatchObject({
    properties: { taken: { not: {} }, name: {} },
    required: ['taken', 'name'],
  });
  expect(components['CreatePhotoByOwner']).not.toHaveProperty('properties.raw');
  expect(components['UpdatePhotoByOwner']).not.toHaveProperty('properties.taken');
  expect(propertyOf(components['UpdatePhotoByOwner'], 'raw')).toEqual({ type: 'null' });
});

test('a field with a fallback need not be sent in create', () => {
  const Tag = model('Tag', { name: field(v.fallback(v.string(), 'none'), open) });
  const components = componentsOf(Tag);
  expect(components['CreateTagByOwner']).not.toHaveProperty('required');
  expect(components['ReplaceTagByOwner']).toMatchObject({ required: ['name'] });
});

test('a reference says whose key it is, to writers and to readers', () => {
  const User = model('User', { id: field(v.string(), open), number: field(v.number(), open) });
  const Project = model('Project', {
    lead: field(v.optional(reference(User)), open),
    watchers: field(v.pipe(v.array(reference(User, 'number')), v.description('Who looks')), open),
  });
  const components = componentsOf(Project, User);
  const lead = {
    type: 'string',
    description: 'The `id` of a User',
    'x-references': { model: 'User', key: 'id' },
  };
  expect(propertyOf(components['CreateProjectByOwner'], 'lead')).toEqual(lead);
  expect(propertyOf(components['ProjectForOwner'], 'lead')).toEqual(lead);
  expect(propertyOf(components['UpdateProjectByOwner'], 'watchers')).toEqual({
    type: 'array',
    items: { type: 'number' },
    description: 'Who looks (each the `number` of a User)',
    'x-references': { model: 'User', key: 'number' },
  });
});

test('a default is shown in create, and nowhere else', () => {
  const tree: v.GenericSchema<unknown> = v.object({ subs: v.array(v.lazy(() => tree)) });
  const Page = model('Page', {
    on: field(v.optional(v.boolean(), true), open),
    held: field(v.undefinedable(v.string(), 'x'), open),
    tree: field(
      v.optional(
        v.lazy(() => tree),
        { subs: [] },
      ),
      open,
    ),
    level: field(v.nullable(v.number(), 1), open),
  });
  const components = componentsOf(Page);
  const reference = { $ref: '#/components/schemas/Page.tree.Sent' };
  expect(components['CreatePageByOwner']).toMatchObject({
    properties: {
      on: { type: 'boolean', default: true },
      held: { type: 'string', default: 'x' },
      tree: { allOf: [reference], default: { subs: [] } },
      level: { type: ['number', 'null'] },
    },
    required: ['level'],
  });
  const others = ['UpdatePageByOwner', 'ReplacePageByOwner', 'PageForOwner'];
  for (const name of others) {
    expect(JSON.stringify(components[name])).not.toContain('"default"');
  }
  expect(propertyOf(components['CreatePageByOwner'], 'level')).not.toHaveProperty('default');
  expect(propertyOf(components['ReplacePageByOwner'], 'tree')).toEqual(reference);
});

test('a default is said to those who may send it', () => {
  const state = v.optional(v.picklist(['draft', 'sent', 'paid']), 'draft');
  const writableBy = [narrow('owner', v.picklist(['sent', 'paid'])), 'admin'] as const;
  const more = [narrow('owner', v.picklist(['draft', 'sent']))];
  const Page = model('Page', {
    state: field(state, { writableBy }),
    other: field(state, { writableBy: more }),
    count: field(v.optional(v.number(), 9), {
      writableBy: [narrow('owner', v.pipe(v.number(), v.maxValue(5)))],
    }),
  });
  const components = componentsOf(Page);
  const owner = components['CreatePageByOwner'];
  expect(propertyOf(owner, 'state')).toEqual({ type: 'string', enum: ['sent', 'paid'] });
  expect(propertyOf(owner, 'other')).toHaveProperty('default', 'draft');
  expect(propertyOf(owner, 'count')).not.toHaveProperty('default');
  expect(propertyOf(components['CreatePageByAdmin'], 'state')).toHaveProperty('default', 'draft');
});

test('an example is shown to roles that may send it, and reveals nothing that a role may not know', () => {
  const Home = model('Home', { street: field(v.string(), open), checked: field(v.boolean()) });
  const home = v.pipe(Home, v.examples([{ street: 'x', checked: true }]));
  const state = v.pipe(v.picklist(['draft', 'paid']), v.examples(['draft', 'paid']));
  const count = v.pipe(v.number(), v.examples([9]));
  const narrowed = {
    writableBy: [narrow('owner', v.picklist(['draft'])), 'admin'],
    readableBy: 'anyone',
  } as const;
  const Page = model('Page', {
    state: field(state, narrowed),
    count: field(count, { writableBy: [narrow('owner', v.pipe(v.number(), v.maxValue(5)))] }),
    home: field(home, open),
    homes: field(
      v.optional(v.pipe(v.array(Home), v.examples([[{ street: 'x', checked: true }]]))),
      open,
    ),
  });
  const components = componentsOf(Page, Home);
  const owner = components['UpdatePageByOwner'];
  expect(propertyOf(owner, 'state')).toHaveProperty('examples', ['draft']);
  expect(propertyOf(owner, 'count')).not.toHaveProperty('examples');
  for (const name of ['UpdatePageByAdmin', 'PageForOwner']) {
    expect(propertyOf(components[name], 'state')).toHaveProperty('examples', ['draft', 'paid']);
  }
  for (const component of Object.values(components)) {
    expect(JSON.stringify(component)).not.toContain('checked');
  }
});

test('a record holds what has a default, as its type says', () => {
  const Page = model('Page', {
    on: field(v.optional(v.boolean(), true), open),
    tags: field(v.nullish(v.array(v.string()), []), { readableBy: 'anyone' }),
    held: field(v.undefinedable(v.string()), open),
    note: field(v.optional(v.string()), open),
    nick: field(
      v.pipe(
        v.string(),
        v.transform((text) => text || undefined),
      ),
      open,
    ),
  });
  expect(componentsOf(Page)['PageForOwner']).toMatchObject({ required: ['on', 'tags'] });
});

test('a definition that holds a model is one component for its senders, and one for its readers', () => {
  const Leaf = model('Leaf', {
    name: field(v.string(), { writableBy: ['owner'], readableBy: ['owner'] }),
    note: field(v.string(), { writableBy: ['owner'] }),
  });
  const tree: v.GenericSchema = v.nullable(v.array(v.union([Leaf, v.lazy(() => tree)])));
  const Tree = model('Tree', {
    leaves: field(v.optional(v.lazy(() => tree)), { writableBy: ['owner'], readableBy: ['owner'] }),
  });
  const definitions = Object.entries(componentsOf(Tree, Leaf)).filter(([name]) =>
    /\.(?:By|For)Owner$/.test(name),
  );
  const leadTo = (name: string): boolean[] =>
    definitions.map(([, schema]) => JSON.stringify(schema).includes(`/${name}"`));
  expect(definitions.map(([name]) => name)).toEqual([
    'Tree.leaves.ByOwner',
    'Tree.leaves.ForOwner',
  ]);
  expect(leadTo('CreateLeafByOwner')).toEqual([true, false]);
  expect(leadTo('LeafForOwner')).toEqual([false, true]);
});

test('a key that two roles may lack tells no options apart', () => {
  const three = defineRoles({ one: 'One', two: 'Two', three: 'Three' });
  const all = { writableBy: ['one', 'two', 'three'] } as const;
  const option = (name: string) =>
    three.model(name, {
      kind: three.field(v.literal(name), { writableBy: ['one'] }),
      note: three.field(v.optional(v.string()), { writableBy: ['two'] }),
    });
  const [Card, Cash] = [option('Card'), option('Cash')];
  const Order = three.model('Order', { paid: three.field(v.variant('kind', [Card, Cash]), all) });
  const components = componentsOf(Order, Card, Cash);
  expect(propertyOf(components['CreateOrderByOne'], 'paid')).toHaveProperty('discriminator');
  expect(propertyOf(components['CreateOrder'], 'paid')).not.toHaveProperty('discriminator');
});

test('a key that may be left out tells no options apart', () => {
  const Card = model('Card', { kind: field(v.optional(v.literal('card')), open) });
  const Cash = model('Cash', { kind: field(v.literal('cash'), open) });
  const Order = model('Order', { paid: field(v.variant('kind', [Card, Cash]), open) });
  const components = componentsOf(Order, Card, Cash);
  expect(propertyOf(components['CreateOrderByOwner'], 'paid')).not.toHaveProperty('discriminator');
});
