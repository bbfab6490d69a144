import { expect, test } from 'vitest';
import { HEAD, Project } from '../../../test/project.js';
import { typeErrorsIn } from '../../../test/type-errors.js';

const PAGE = `${HEAD}
const open = { writableBy: ['owner'], readableBy: ['owner'] } as const;
type Block = { type: 'text'; text: string; html?: boolean | undefined } | { type: 'row'; blocks: Block[] };
export const Text = model('Text', {
  type: field(v.literal('text'), open),
  text: field(v.optional(v.string(), ''), open),
  html: field(v.optional(v.boolean())), // server-controlled
});
export const Row = model('Row', {
  type: field(v.literal('row'), open),
  blocks: field(v.array(v.lazy((): v.GenericSchema<unknown, Block> => AnyBlock)), open),
});
const AnyBlock = v.variant('type', [Text, Row]);
export const Page = model('Page', { blocks: field(v.array(AnyBlock), open) });
`;

const WRITES = `import type { CreatePageByOwner, CreatePageByOwnerInput, PageForOwner } from './out/page.js';
const row = <T>(...blocks: T[]) => ({ blocks: [{ type: 'row' as const, blocks }] });
const text = 'a';
const type = 'text' as const;
export const sent: CreatePageByOwnerInput = row({ type });
export const dto: CreatePageByOwner = row({ type, text });
// @ts-expect-error server-controlled, one level down
export const forbidden: CreatePageByOwner = row({ type, text, html: true });
// @ts-expect-error server-controlled, two levels down
export const deep: CreatePageByOwnerInput = row(...row({ type, html: true }).blocks);
// @ts-expect-error not what the parser returns: it fills in the default
export const unfilled: CreatePageByOwner = row({ type });
declare const view: PageForOwner;
for (const block of view.blocks.flatMap((one) => (one.type === 'row' ? one.blocks : []))) {
  // @ts-expect-error not readable, one level down
  if (block.type === 'text') block.html;
}
`;

const project = new Project({ 'page.model.ts': PAGE, 'writes.ts': WRITES });

test('a model in a model that holds itself is named, so its grants are not lost in an annotation', async () => {
  expect((await project.run('--silent')).code).toBe(0);
  expect(project.read('out/row.ts')).toContain('blocks: (CreateTextByOwner | CreateRowByOwner)[];');
  expect(await typeErrorsIn(project.folder)).toBe('');
});
