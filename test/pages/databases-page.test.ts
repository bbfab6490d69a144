/** Runs the code of `docs/databases.md` unchanged on a PostgreSQL. */
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { verifyPassword } from 'gen-dtos/auth';
import type { Parsed } from 'gen-dtos/runtime';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importBundled } from '../injection/import-bundled.js';
import { snippetsOf } from '../page-snippets.js';
import { Project } from '../project.js';
import { typeErrorsIn } from '../type-errors.js';
import { CREATED, FILES, PAGE, type Handle, type OfPage, type Row } from './databases-project.js';

const OWNER = '7b0f6e54-31d1-4bd2-9d6f-4d2f2b6f4a10';

const project = new Project(FILES);

let page: OfPage;
let client: PGlite;
let handles: { readonly drizzle: Handle; readonly kysely: Kysely<unknown>; readonly sql: Handle };

beforeAll(async () => {
  const { code, stderr } = await project.run('--silent');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  page = await importBundled<OfPage>(project, 'src/entry.ts');
  client = await PGlite.create();
  await client.exec(CREATED);
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOf(client) }) });
  handles = { drizzle: drizzle(client), kysely, sql: client };
});
afterAll(() => client.close());
beforeEach(async () => {
  await client.exec('truncate articles, users, addresses, audit_log');
});

/** A pool with one connection, because PGlite has only one. */
function poolOf(database: PGlite): PostgresPool {
  const query = async (text: string, parameters: readonly unknown[]): Promise<object> => {
    const { rows, affectedRows } = await database.query(text, [...parameters]);
    return { rows, rowCount: affectedRows, command: 'UPDATE' };
  };
  const connect = async (): Promise<object> => ({ query, release: () => undefined });
  return { connect, end: async () => undefined } as PostgresPool;
}

async function rowsOf(table: string): Promise<Row[]> {
  return (await client.query<Row>(`select * from ${table}`)).rows;
}

test('every snippet names its file', () => {
  expect(snippetsOf(PAGE).size).toBe(PAGE.match(/^```ts$/gm)?.length);
});

describe('the compiler', () => {
  const REFUSED = `import type { Dto, Parsed } from 'gen-dtos/runtime';
import { update } from './articles-drizzle.js';
import type { UpdateArticle } from './generated/article.js';
import type { UpdateUser } from './generated/user.js';
import { users, type Database } from './tables.js';
declare const db: Database;
declare const sent: Parsed<UpdateUser>;
declare const dto: Dto<UpdateArticle>;
declare const body: { note?: string };
`;
  const CASES = [
    [
      'a column that the model lacks',
      edit('tables', 'note: text(),', 'note: text(), a: text(),'),
      '"a"',
    ],
    ['one that is gone', edit('tables', 'note: text(),', ''), '"note"'],
    [
      'one that may not be null',
      edit('tables', 'note: text()', 'note: text().notNull()'),
      '"note"',
    ],
    ['JSON without a type', edit('tables', /\.\$type<.*?>>\(\)/, ''), '"preferences"'],
    [
      'a column of Kysely that the model lacks',
      edit('kysely-tables', 'title: string;', 'title: string; a: string;'),
      '"a"',
    ],
    [
      'a field that is no column',
      edit('models/article.model', 'updated_at:', 'a: field(v.string()), updated_at:'),
      '"a"',
    ],
    [
      'part of a JSON column',
      { 'refused.ts': `${REFUSED}db.update(users).set(sent);\n` },
      "Types of property 'preferences' are incompatible",
    ],
    [
      'a body that nobody parsed',
      { 'refused.ts': `${REFUSED}update(db, '1', dto, body);\n` },
      "Property '[parsed]' is missing",
    ],
  ] as const;

  function edit(
    module: string,
    written: string | RegExp,
    instead: string,
  ): Readonly<Record<string, string>> {
    const file = `src/${module}.ts`;
    const text = FILES[file] ?? '';
    const edited = text.replace(written, instead);
    if (edited === text) throw new Error(`Nothing to edit in ${file}`);
    return { [`${module}.ts`]: edited };
  }

  let errors: readonly string[];
  beforeAll(async () => {
    for (const [index, [, files]] of CASES.entries()) {
      const folder = project.path(`case-${index}`);
      cpSync(project.path('src'), folder, { recursive: true });
      for (const [name, text] of Object.entries(files))
        writeFileSync(path.join(folder, name), text);
    }
    errors = (await typeErrorsIn(project.folder)).split(/\n(?! )/);
  });

  test('takes what the page says', () => {
    expect(errors.filter((error) => error.includes('/src/'))).toEqual([]);
  });

  test.each(CASES.map(([name, , why], index) => [name, why, index] as const))(
    'refuses %s',
    (_, why, index) => {
      const said = errors.filter((error) => error.includes(`/case-${index}/`));
      expect(said.join('\n')).toContain(why);
    },
  );
});

describe.each(['drizzle', 'kysely', 'sql'] as const)('an article, with %s', (name) => {
  const insert = (body: object): Promise<Row[]> => {
    const write = name === 'drizzle' ? page.articles.insert : page[name].insertArticle;
    return write(handles[name], OWNER, page.parse(page.createArticleByOwner, body));
  };

  async function update(body: object, meanwhile = ''): Promise<Row[]> {
    const write = name === 'drizzle' ? page.articles.update : page[name].updateArticle;
    const [article = {}] = await rowsOf('articles');
    const dto = page.given(page.updateArticleByOwner, article);
    const sent = page.parse(dto, body);
    await client.exec(meanwhile);
    return write(handles[name], article['id'], dto, sent);
  }

  test('is inserted with what the server knows and the table says', async () => {
    await insert({ title: 'New' });
    expect(await rowsOf('articles')).toMatchObject([
      { owner_id: OWNER, status: 'draft', title: 'New', note: null },
    ]);
  });

  test('is updated where it was said', async () => {
    await insert({ title: 'Old', note: 'Old' });
    expect(await update({ note: null })).toHaveLength(1);
    const [row] = await rowsOf('articles');
    expect(row).toMatchObject({ owner_id: OWNER, status: 'draft', title: 'Old', note: null });
    expect(Number(row?.['updated_at'])).toBeGreaterThan(Date.UTC(2020, 0));
  });

  test('keeps what another request wrote to another column', async () => {
    await insert({ title: 'Old' });
    await update({ title: 'New' }, `update articles set note = 'Theirs'`);
    expect(await rowsOf('articles')).toMatchObject([{ title: 'New', note: 'Theirs' }]);
  });

  test('is written by an update that says nothing', async () => {
    await insert({ title: 'Old' });
    expect(await update({})).toMatchObject([{ title: 'Old' }]);
  });

  test('keeps a column, or loses it, where a key is undefined', async () => {
    const [row] = await insert({ title: 'Old', note: 'Old' });
    const write = name === 'drizzle' ? page.articles.update : page[name].updateArticle;
    const gone = { note: undefined } as unknown as Parsed<object>;
    await write(handles[name], row?.['id'], page.updateArticleByOwner, gone);
    expect(await rowsOf('articles')).toMatchObject([{ note: name === 'sql' ? null : 'Old' }]);
  });

  test('is not written when it was sent meanwhile', async () => {
    await insert({ title: 'Old' });
    expect(await update({ title: 'New' }, `update articles set status = 'sent'`)).toEqual([]);
    expect(await rowsOf('articles')).toMatchObject([{ title: 'Old', status: 'sent' }]);
  });

  test.each([{ status: 'sent' }, { owner_id: OWNER, note: 'x' }, { updated_at: null }])(
    'refuses %j',
    async (body) => {
      const [before] = await insert({ title: 'Old' });
      await expect(update(body)).rejects.toThrow('Not writable');
      expect(await rowsOf('articles')).toEqual([before]);
    },
  );
});

describe('a user', () => {
  const BODY = {
    email: 'me@example.com',
    password: 'correct horse battery',
    preferences: { theme: 'light' },
    addresses: [{ street: 'Old Road 1' }, { street: 'Old Road 2' }],
  };

  let id: string;
  let places: Row[];
  beforeEach(async () => {
    id = await page.users.insert(handles.drizzle, page.parse(page.createUserByOwner, BODY));
    await client.exec(
      `update addresses set verified = true; update users set preferences = '{"theme":"light","beta":true}'`,
    );
    places = await rowsOf('addresses order by street');
  });

  const patch = (body: object): Promise<Row | undefined> =>
    page.users.patch(handles.drizzle, id, ['owner'], body);

  test('is inserted with the hash of what was sent', async () => {
    const [row] = await rowsOf('users');
    expect(row).toMatchObject({ id, email: 'me@example.com', is_admin: false });
    expect(await verifyPassword(BODY.password, String(row?.['password_hash']))).toBe(true);
    expect(places.map(({ street }) => street)).toEqual(['Old Road 1', 'Old Road 2']);
  });

  test('keeps what the server knows of models and items', async () => {
    const [first] = places;
    await patch({
      preferences: { theme: 'dark' },
      addresses: [{ id: first?.['id'], street: 'New Road 1' }, { street: 'New Road 3' }],
    });
    expect(await rowsOf('users')).toMatchObject([{ preferences: { theme: 'dark', beta: true } }]);
    expect(await rowsOf('addresses order by street')).toMatchObject([
      { ...first, street: 'New Road 1', verified: true },
      { user_id: id, street: 'New Road 3', verified: false },
    ]);
  });

  test('may have no address', async () => {
    await patch({ addresses: [] });
    expect(await rowsOf('addresses')).toEqual([]);
  });

  test('gets another password', async () => {
    await patch({ password: 'staple battery horse' });
    const [row] = await rowsOf('users');
    expect(await verifyPassword('staple battery horse', String(row?.['password_hash']))).toBe(true);
  });

  test('is answered by what may be read, and told to the log by pointers', async () => {
    const answer = await patch({ email: 'you@example.com', preferences: { theme: 'light' } });
    expect(Object.keys(answer ?? {}).sort()).toEqual(['addresses', 'email', 'id', 'preferences']);
    expect(answer?.['preferences']).toEqual({ theme: 'light' });
    expect(await rowsOf('audit_log')).toEqual([{ record: id, changed: ['/email'] }]);
  });

  test('that is not there is not written', async () => {
    expect(await page.users.patch(handles.drizzle, OWNER, ['owner'], {})).toBeUndefined();
    expect(await rowsOf('audit_log')).toEqual([]);
  });

  test.each([
    [{ is_admin: true }],
    [{ password_hash: 'x', email: 'you@example.com' }],
    [{ preferences: { theme: 'dark', beta: false } }],
    [{ preferences: null }],
    [{ preferences: { beta: null } }],
    [{ addresses: [{ street: 'x', verified: true }] }],
    [{ addresses: [{ id: OWNER, street: 'x' }] }],
    [{ addresses: null }],
    [{ password: null }],
    [{ id: OWNER }],
    [JSON.parse('{"__proto__": {"is_admin": true}, "email": "you@example.com"}') as object],
  ])('is not changed by %j', async (body) => {
    const before = await Promise.all([rowsOf('users'), rowsOf('addresses order by street')]);
    await expect(patch(body)).rejects.toThrow(/Not writable|Unknown key|Invalid type|No such item/);
    const after = await Promise.all([rowsOf('users'), rowsOf('addresses order by street')]);
    expect(after).toEqual(before);
    expect(await rowsOf('audit_log')).toEqual([]);
  });

  test("does not get another one's address", async () => {
    const body = { ...BODY, addresses: [] };
    const other = await page.users.insert(
      handles.drizzle,
      page.parse(page.createUserByOwner, body),
    );
    const stolen = { addresses: [{ id: places[0]?.['id'], street: 'Mine' }] };
    await expect(page.users.patch(handles.drizzle, other, ['owner'], stolen)).rejects.toThrow(
      'No such item',
    );
    expect(await rowsOf('addresses order by street')).toEqual(places);
  });

  test('can name no address while it is created', () => {
    const body = { ...BODY, addresses: [places[0]] };
    expect(() => page.parse(page.createUserByOwner, body)).toThrow('Not writable');
    const named = { ...BODY, addresses: [{ id: places[0]?.['id'], street: 'Mine' }] };
    expect(() => page.parse(page.createUserByOwner, named)).toThrow('No such item');
  });

  describe.each(['kysely', 'sql'] as const)('with %s', (name) => {
    async function write(shape: 'update' | 'replace', body: object): Promise<void> {
      const [before] = await rowsOf('users');
      const sent = page.parse(page[`${shape}UserByOwner`], body);
      await page[name].updateUser(handles[name], { ...before, addresses: [] }, sent);
    }

    test('is merged, too', async () => {
      const [before] = await rowsOf('users');
      await write('update', { preferences: { theme: 'dark' }, password: 'staple battery horse' });
      const preferences = { theme: 'dark', beta: true };
      expect(await rowsOf('users')).toEqual([{ ...before, preferences }]);
    });

    test("keeps what is the server's when it is replaced", async () => {
      const [before] = await rowsOf('users');
      const email = 'you@example.com';
      await write('replace', { ...BODY, email, preferences: { theme: 'dark' }, addresses: [] });
      const preferences = { theme: 'dark', beta: true };
      expect(await rowsOf('users')).toEqual([{ ...before, email, preferences }]);
    });
  });
});

// Prisma is no dependency of ours. With Prisma 7.10, this is what was seen to write the right rows.
describe('with Prisma', () => {
  const PLACE = { id: OWNER, street: 'Old Road 1', verified: true };
  const USER = {
    id: OWNER,
    email: 'me@example.com',
    password_hash: 'x',
    is_admin: false,
    preferences: { theme: 'light', beta: true },
    addresses: [PLACE, { ...PLACE, id: 'gone' }],
  };

  let calls: [string, unknown][];
  beforeEach(() => {
    calls = [];
  });
  const called =
    (name: string, answer?: unknown) =>
    async (args: unknown): Promise<unknown> => {
      calls.push([name, args]);
      return answer;
    };
  const client = {
    $queryRaw: called('$queryRaw'),
    articles: { create: called('create'), updateManyAndReturn: called('updateManyAndReturn') },
    users: { findUnique: called('findUnique', USER), update: called('update') },
  };

  test('an article is inserted with what the server knows', async () => {
    const sent = page.parse(page.createArticleByOwner, { title: 'New' });
    await page.prisma.insertArticle(client, OWNER, sent);
    const data = { owner_id: OWNER, title: 'New', note: null };
    expect(calls).toEqual([['create', { data }]]);
  });

  test.each([
    [{ title: 'New' }, [{ OR: [{ status: 'draft' }] }]],
    [{ note: 'New' }, []],
  ])('an article is updated by %j if it is still what it has to be', async (body, AND) => {
    const dto = page.given(page.updateArticleByOwner, { id: '1', status: 'draft' });
    await page.prisma.updateArticle(client, '1', dto, page.parse(dto, body));
    const data = { ...body, updated_at: expect.any(Date) as Date };
    expect(calls).toEqual([['updateManyAndReturn', { where: { id: '1', AND }, data }]]);
  });

  test('a user is locked, read and written whole, but for the addresses', async () => {
    const user = (await page.prisma.lockUser(client, OWNER)) ?? {};
    expect(calls.map(([name]) => name)).toEqual(['$queryRaw', 'findUnique']);
    const body = {
      preferences: { theme: 'dark' },
      password: 'staple battery horse',
      addresses: [{ id: OWNER, street: 'New Road 1' }, { street: 'New Road 2' }],
    };
    await page.prisma.updateUser(client, user, page.parse(page.updateUserByOwner, body));
    const { addresses: _, ...columns } = USER;
    const one = { street: 'New Road 1', verified: true };
    const two = { street: 'New Road 2', verified: false };
    const id = expect.any(String) as string;
    const addresses = {
      deleteMany: { id: { notIn: [OWNER, id] } },
      upsert: [
        { where: { id: OWNER }, create: { ...one, id: OWNER }, update: one },
        { where: { id }, create: { ...two, id }, update: two },
      ],
    };
    const data = { ...columns, preferences: { theme: 'dark', beta: true }, addresses };
    expect(calls[2]).toEqual(['update', { where: { id: OWNER }, data }]);
  });
});
