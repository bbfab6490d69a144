/** A mistake in a `when()` is reported where it is written, and nothing is generated. */
import { expect, test } from 'vitest';
import { HEAD, Project } from '../project.js';

/** The complaints about these fields beside a `status`. The first one is on line 6. */
async function said(fields: string): Promise<unknown> {
  const project = new Project({
    'article.model.ts': `${HEAD}import { when } from 'gen-dtos';
export const Article = model('Article', {
  status: field(v.picklist(['draft', 'sent']), { writableBy: ['owner'] }),
${fields}
});
`,
  });
  return { complaints: await project.complaints(), out: project.list() };
}

const A_FUNCTION = `(record) => record.status === 'draft'`;

test.each([
  ['role-unknown', `'ownr'`, `when('ownr' as 'owner', { status: 'draft' }, 'as a draft')`],
  ['condition-invalid', 'statu:', `when('owner', { statu: 'draft' }, 'as a draft')`],
  ['condition-invalid', `'drafd'`, `when('owner', { status: 'drafd' }, 'as a draft')`],
  ['condition-invalid', 'when', `when('owner', {}, 'always')`],
  ['condition-invalid', 'when', `when('owner', ${A_FUNCTION}, '')`],
])('%s at %s', async (code, place, grant) => {
  const line = `  title: field(v.string(), { writableBy: [${grant}] }),`;
  expect(await said(line)).toEqual({
    complaints: [`error ${code} article.model.ts:6:${line.indexOf(place) + 1}`],
    out: [],
  });
});

test('a mistake does not cause further complaints', async () => {
  const wrong = `when('ownr' as 'owner', { status: 'draft' }, 'as a draft')`;
  const right = `when('owner', ${A_FUNCTION}, 'as a draft')`;
  const fields = `  title: field(v.string(), { writableBy: [${wrong}, ${right}] }),`;
  const column = fields.indexOf('ownr');
  expect(await said(fields)).toMatchObject({
    complaints: [`error role-unknown article.model.ts:6:${column}`],
  });
});

test('a condition in a part of a record is refused at the field that holds the part', async () => {
  const project = new Project({
    'article.model.ts': `${HEAD}import { when } from 'gen-dtos';
export const Part = model('Part', {
  text: field(v.string(), { writableBy: [when('owner', (part) => part.text === '', 'once')] }),
});
export const Article = model('Article', {
  part: field(Part, { writableBy: ['owner'] }),
});
`,
  });
  expect(await project.complaints()).toContain('error condition-nested article.model.ts:8:3');
  expect(project.list()).toEqual([]);
});
