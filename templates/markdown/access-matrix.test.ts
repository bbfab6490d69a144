import { format } from 'prettier';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import { definitionOf } from '../../src/model/model.js';
import { narrow } from '../../src/model/narrow.js';
import { reference } from '../../src/model/reference.js';
import { defineRoles } from '../../src/model/roles.js';
import { when } from '../../src/model/when.js';
import { accessMatrix, accessSections } from './access-matrix.js';

const { field, model } = defineRoles({
  owner: 'Who wrote it',
  editor: { description: 'Who *publishes* it', extends: ['owner'] },
  guest: '',
});

function matrixOf(...schemas: readonly object[]): string {
  const loaded = schemas.map((schema) => {
    const definition = definitionOf(schema)!;
    return { definition, schema, file: 'page.model.ts', exportName: definition.name };
  });
  return accessMatrix(accessSections(lower(loaded, () => undefined)));
}

const Line = model('Line', {
  id: field(v.number(), { writableBy: { create: ['owner'] } }),
  text: field(v.string(), { writableBy: ['owner'] }),
});
const Layout = model('Layout', { columns: field(v.number(), { writableBy: ['owner'] }) });
const Team = model('Team', { id: field(v.number(), { readableBy: ['editor'] }) });

const draft = when('owner', { state: ['draft', null], due: new Date(0) }, 'while it is a draft');
const low = narrow('owner', v.picklist(['low', 'lo|w']));

const Page = v.pipe(
  model('Page', {
    id: field(v.number(), { readableBy: 'anyone' }),
    state: field(v.nullable(v.string()), { writableBy: ['editor'] }),
    due: field(v.date()),
    secret: field(v.string(), { readableBy: [] }),
    slug: field(v.string(), { writableBy: { create: ['owner'] } }),
    password: field(v.string(), { writableBy: ['owner'], stored: false }),
    title: field(v.string(), { writableBy: { create: ['owner'], update: [draft, 'editor'] } }),
    text: field(v.string(), { writableBy: [when('owner', () => true, 'for a | time')] }),
    level: field(v.picklist(['low', 'lo|w', 'high']), { writableBy: [low, 'editor'] }),
    rate: field(v.number(), {
      writableBy: {
        create: [narrow('owner', v.pipe(v.number(), v.maxValue(9)))],
        update: [
          narrow('owner', v.literal(1)),
          when(narrow('owner', v.literal(2)), { rate: 1 }, 'once'),
        ],
      },
    }),
    even: field(v.number(), {
      writableBy: [
        narrow(
          'owner',
          v.pipe(
            v.number(),
            v.check((value) => value % 2 === 0),
          ),
        ),
      ],
    }),
    'odd | `key`': field(v.string(), { writableBy: ['owner'] }),
    team_id: field(reference(Team, 'id'), { writableBy: ['owner'] }),
    teams: field(v.array(reference(Team, 'id')), { writableBy: ['owner'] }),
    lines: field(v.array(Line), { writableBy: ['owner'], keyedBy: 'id' }),
    layout: field(Layout, { writableBy: ['owner'] }),
  }),
  v.description('A page, see https://x.test'),
);

describe('the matrix of a page', () => {
  let text: string;
  beforeAll(() => {
    text = matrixOf(Line, Layout, Team, Page);
  });

  /** The cells of a field's row, by column. */
  function rowOf(name: string, of = 'Page'): object {
    const section = text.split(`\n## ${of}\n`)[1]?.split('\n## ')[0] ?? '';
    const lines = section.split('\n').filter((line) => line.startsWith('|'));
    const [head = [], , ...rows] = lines.map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
    const row = rows.find(([first]) => first === name) ?? [];
    return Object.fromEntries(head.map((column, index) => [column, row[index]]).slice(1));
  }

  const detailsOf = (name: string): string[] =>
    text
      .split('\n')
      .flatMap((line) => (line.startsWith(`- ${name}: `) ? [line.slice(4 + name.length)] : []));

  test('is as prettier leaves it', async () => {
    expect(await format(text, { parser: 'markdown', singleQuote: true, printWidth: 100 })).toBe(
      text,
    );
  });

  test('says who the roles are, and what they have of others', () => {
    expect(text).toContain(`## The roles

- \`owner\`: Who wrote it
- \`editor\`, with all of \`owner\`: Who &#42;publishes&#42; it
- \`guest\`

`);
  });

  test('says where a model is declared, and what it is', () => {
    expect(text).toContain(
      '## Page\n\nDeclared in `page.model.ts`. A page, see https&#58;//x&#46;test\n',
    );
  });

  test.each([
    ['`id`', { owner: 'read', editor: 'read', anyone: 'read', Note: 'server-controlled' }],
    ['`state`', { owner: '–', editor: 'create, update', anyone: '–', Note: '' }],
    ['`secret`', { owner: '–', editor: '–', anyone: '–', Note: 'server-controlled' }],
    ['`slug`', { owner: 'create', editor: 'create', anyone: '–', Note: 'fixed once created' }],
    ['`password`', { owner: 'create, update', editor: 'create, update', anyone: '–', Note: 'input only' }],
    ['`title`', { owner: 'create, update if', editor: 'create, update', anyone: '–', Note: '' }],
    ['`text`', { owner: 'update if', editor: 'update if', anyone: '–', Note: '' }],
    ['`level`', { owner: 'create some, update some', editor: 'create, update', anyone: '–', Note: '' }],
    ['<code>&#39;odd &#124; &#96;key&#96;&#39;</code>', { owner: 'create, update', editor: 'create, update', anyone: '–', Note: '' }],
  ])('%s has a row', (name, cells) => {
    expect(rowOf(name)).toEqual(cells);
  }); // prettier-ignore

  test('a role that may do nothing of its own has no column', () => {
    expect(rowOf('`id`')).not.toHaveProperty('guest');
    expect(rowOf('`id`', 'Team')).toEqual({ editor: 'read', Note: 'server-controlled' });
  });

  test.each([
    ['`title`', ["`owner` may update if `state` is `'draft'` or `null` and `due` is `1970-01-01T00:00:00.000Z` (while it is a draft)"]],
    ['`text`', ['`owner` may update if a function of the record (for a &#124; time)']],
    ['`level`', ["`owner` may create and update only `'low'`, <code>&#39;lo&#124;w&#39;</code>"]],
    ['`rate`', [
      '`owner` may create only `{"type":"number","maximum":9}`',
      '`owner` may update only `1`',
      '`owner` may update only `2` if `rate` is `1` (once)',
    ]],
    ['`even`', ['`owner` may create and update only `{"type":"number"}`, and of that what its own schema accepts']],
    ['`team_id`', ['the `id` of a Team']],
    ['`teams`', ['each the `id` of a Team']],
    ['`layout`', ['holds [Layout](#layout), whose own fields are asked, too']],
    ['`lines`', [
      'holds [Line](#line), written as a new one: see `create` there',
      'an item that is stored is known by its `id`',
    ]],
    ['`id`', []],
  ])('%s has what a cell has no room for', (name, details) => {
    expect(detailsOf(name)).toEqual(details);
  }); // prettier-ignore
});
