/**
 * A record may change between reading it and writing it (CWE-367). A real PostgreSQL shows that
 * then the write is lost, not the condition.
 */
import { PGlite } from '@electric-sql/pglite';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { drizzle, type PgliteDatabase } from 'drizzle-orm/pglite';
import { boolean, integer, pgTable, text, timestamp, type PgColumn } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { apply, given, parse, safeParse, whereOf, type Dto } from '../../src/runtime/index.js';
import { importBundled } from '../injection/import-bundled.js';
import { Project } from '../project.js';

const MODELS = `import * as v from 'valibot';
import { defineRoles, when } from 'gen-dtos';
const { field, model } = defineRoles({ owner: 'Who wrote it', editor: 'Who publishes it' });
const draft = when('owner', { status: ['draft', 'rejected'] }, 'until it is sent');
const free = when('owner', { locked_at: null, locked: false }, 'unless it is locked');
export const Article = model('Article', {
  id: field(v.number()),
  status: field(v.picklist(['draft', 'rejected', 'sent']), { writableBy: ['editor'] }),
  title: field(v.string(), { writableBy: { create: ['owner'], update: [draft, 'editor'] } }),
  body: field(v.string(), { writableBy: [free] }),
  note: field(v.optional(v.string()), { writableBy: ['owner'] }),
  tags: field(v.string(), { writableBy: [when('owner', (one) => one.tags === '', 'once')] }),
  locked: field(v.boolean(), { writableBy: ['editor'] }),
  locked_at: field(v.nullable(v.date())),
});
`;

interface Article {
  status?: string;
  title?: string;
  body?: string;
  note?: string;
  tags?: string;
  locked?: boolean;
}

interface Generated {
  readonly updateArticleByOwner: Dto<Article>;
  readonly replaceArticleByOwner: Dto<Article>;
  updateArticleBy(roles: readonly string[]): Dto<Article>;
  isUpdateArticleByOwner(input: unknown): boolean;
}

const articles = pgTable('articles', {
  id: integer('id').primaryKey(),
  status: text('status').notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  note: text('note'),
  tags: text('tags').notNull(),
  locked: boolean('locked').notNull(),
  locked_at: timestamp('locked_at'),
});
const CREATED = `create table articles (id int primary key, status text not null, title text not null,
  body text not null, note text, tags text not null, locked boolean not null, locked_at timestamp)`;

type Row = typeof articles.$inferSelect;

const DRAFT: Row = {
  id: 1,
  status: 'draft',
  title: 'Old',
  body: 'Old',
  note: null,
  tags: '',
  locked: false,
  locked_at: null,
};

let generated: Generated;
let client: PGlite;
let database: PgliteDatabase;
beforeAll(async () => {
  const project = new Project({ 'article.model.ts': MODELS });
  const { code, stderr } = await project.run('--silent');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  generated = await importBundled<Generated>(project, 'out/index.ts');
  client = await PGlite.create();
  database = drizzle(client);
  await client.exec(CREATED);
});
afterAll(() => client.close());
beforeEach(async () => {
  await database.delete(articles);
  await database.insert(articles).values(DRAFT);
});

async function stored(): Promise<Row> {
  const [row] = await database.select().from(articles).where(eq(articles.id, 1));
  return row!;
}

/**
 * Does what a handler would. `meanwhile` is another request's write, between reading and writing.
 */
async function update(
  body: unknown,
  meanwhile: Partial<Row> = {},
  dto = generated.updateArticleByOwner,
): Promise<number> {
  const asked = given(dto, await stored());
  const changes = parse(asked, body);
  if (Object.keys(meanwhile).length > 0) await database.update(articles).set(meanwhile);
  const written = await database
    .update(articles)
    .set(changes as Partial<Row>)
    .where(and(eq(articles.id, 1), ...stillTrue(asked, changes)))
    .returning();
  return written.length;
}

function stillTrue(dto: Dto<Article>, changes: Article): ReturnType<typeof or>[] {
  return whereOf(dto, changes).map(({ field, values }) => {
    const column: PgColumn = articles[field];
    const isOne = inArray(
      column,
      values.filter((value) => value !== null),
    );
    return values.includes(null) ? or(isOne, isNull(column)) : isOne;
  });
}

test('a record that stays as it was read is written', async () => {
  expect(await update({ title: 'New', body: 'New', note: 'New' })).toBe(1);
  expect(await stored()).toMatchObject({ title: 'New', body: 'New', note: 'New' });
});

test('one that still fulfils the condition, too', async () => {
  expect(await update({ title: 'New' }, { status: 'rejected' })).toBe(1);
});

test.each([
  [{ title: 'New' }, { status: 'sent' }],
  [{ body: 'New' }, { locked: true }],
  [{ body: 'New' }, { locked_at: new Date(0) }],
  [{ title: 'New', body: 'New', note: 'New' }, { status: 'sent' }],
])('%j is not written when %j came in between', async (body, meanwhile) => {
  expect(await update(body, meanwhile)).toBe(0);
  expect(await stored()).toEqual({ ...DRAFT, ...meanwhile });
});

test('what relies on no condition is written whatever came in between', async () => {
  expect(await update({ note: 'New' }, { status: 'sent', locked: true })).toBe(1);
});

test('of many at once, that send and that change, no change comes after it was sent', async () => {
  const change = (index: number): Promise<number> =>
    update({ title: `New ${index}` }).catch(() => 0); // refused: it had been sent before
  const send = async (): Promise<Row> => {
    const [sent] = await database.update(articles).set({ status: 'sent' }).returning();
    return sent!;
  };
  const changes = Array.from({ length: 20 }, (_, index) => change(index));
  const sent = send();
  const later = Array.from({ length: 20 }, (_, index) => change(20 + index));
  await Promise.all([...changes, ...later]);
  expect(await stored()).toEqual(await sent);
});

test('a change that relies on a function has no such clause, and is not written without', async () => {
  await expect(update({ tags: 'a' })).rejects.toThrow(/once/);
  expect(await stored()).toEqual(DRAFT);
});

describe('a Dto', () => {
  const body = { title: 'New' };

  test('without a record refuses what has a condition', () => {
    const result = safeParse(generated.updateArticleByOwner, body);
    expect(result).toMatchObject({ success: false, issues: [{ code: 'not_writable' }] });
    expect(generated.isUpdateArticleByOwner(body)).toBe(false);
    expect(generated.isUpdateArticleByOwner({ note: 'New' })).toBe(true);
  });

  test('for a record refuses it as any other field that is not writable', () => {
    const sent = given(generated.updateArticleByOwner, { ...DRAFT, status: 'sent' });
    expect(safeParse(sent, body)).toEqual({
      success: false,
      issues: [{ code: 'not_writable', path: ['title'], message: 'Not writable' }],
    });
  });

  test('by several roles needs no condition for what one of them may always write', async () => {
    const both = generated.updateArticleBy(['owner', 'editor']);
    expect(safeParse(both, body)).toMatchObject({ success: true });
    expect(await update(body, { status: 'sent' }, both)).toBe(1);
  });

  test('says in its JSON Schema what it accepts, and no more', () => {
    const propertiesOf = (dto: Dto<Article>): string[] => {
      const schema = dto['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
      return Object.keys(schema['properties'] as object);
    };
    expect(propertiesOf(generated.updateArticleByOwner)).toEqual(['note']);
    const of = (row: Row): string[] => propertiesOf(given(generated.updateArticleByOwner, row));
    expect(of(DRAFT)).toEqual(['title', 'body', 'note', 'tags']);
    expect(of({ ...DRAFT, status: 'sent', tags: 'a' })).toEqual(['body', 'note']);
  });
});

describe('a replacement', () => {
  test('of a record whose condition holds has to have the field', () => {
    const dto = given(generated.replaceArticleByOwner, { ...DRAFT, locked: true, tags: 'a' });
    expect(safeParse(dto, { note: 'New' })).toMatchObject({
      success: false,
      issues: [{ path: ['title'], message: 'Missing' }],
    });
    const changes = parse(dto, { title: 'New' });
    expect(whereOf(dto, changes)).toEqual([{ field: 'status', values: ['draft', 'rejected'] }]);
    expect(apply({ ...DRAFT, note: 'Old' }, changes)).not.toHaveProperty('note');
  });

  test('keeps what no condition opens', () => {
    const record = { ...DRAFT, status: 'sent', locked: true, tags: 'a' };
    const changes = parse(given(generated.replaceArticleByOwner, record), { note: 'New' });
    expect(apply(record, changes)).toEqual({ ...record, note: 'New' });
  });
});
