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

const TREE = `${HEAD}
const open = { writableBy: ['owner'], readableBy: ['owner'] } as const;
type Row = { name: string; secret?: boolean | undefined };
export const Cat = model('Cat', {
  name: field(v.string(), open),
  secret: field(v.optional(v.boolean())), // server-controlled
});
interface Node { cat: Row; subs: Node[] }
const Tree: v.GenericSchema<Node> = v.object({ cat: Cat, subs: v.array(v.lazy(() => Tree)) });
const Ring = v.object({
  cat: Cat,
  get next(): v.OptionalSchema<v.GenericSchema<Link>, undefined> { return v.optional(Ring); },
});
interface Link { cat: Row; next?: Link | undefined }
interface Branded { id: string & v.Brand<'Id'>; cat: Row; subs: Branded[] }
const Id = v.pipe(v.string(), v.brand('Id'));
const Plant: v.GenericSchema<unknown, Branded> = v.object({
  id: Id, cat: Cat, subs: v.array(v.lazy(() => Plant)),
});
const hidden: v.GenericSchema<Row> = Cat;
export const Zoo = model('Zoo', {
  tree: field(v.optional(Tree), open),
  ring: field(v.optional(Ring), open),
  plant: field(v.optional(Plant), open),
  loose: field(v.optional(v.looseObject({ cat: hidden })), open),
  pair: field(v.optional(v.tupleWithRest([v.string()], hidden)), open),
  named: field(v.optional(v.record(v.picklist(['a']), hidden)), open),
  there: field(v.optional(v.nonNullable(v.nullable(hidden))), open),
  itself: field(v.optional(v.object({ cat: v.lazy((): v.GenericSchema<Row | null> => Itself) })), open),
});
const Itself: v.GenericSchema<Row | null> = v.nullable(v.union([Cat, v.lazy(() => Itself)]));
`;

const FOREST = `import type { UpdateZoo, UpdateZooByOwner, ZooForOwner } from './out/zoo.js';
const cat = { name: 'a' };
const bad = { name: 'a', secret: true };
export const good: UpdateZooByOwner = {
  tree: { cat, subs: [{ cat, subs: [] }] },
  ring: { cat, next: { cat } },
  loose: { cat, more: 1 },
  pair: ['a', cat],
  named: { a: cat },
  there: cat,
};
// @ts-expect-error server-controlled
export const tree: UpdateZooByOwner = { tree: { cat, subs: [{ cat: bad, subs: [] }] } };
// @ts-expect-error server-controlled
export const any: UpdateZoo = { tree: { cat, subs: [{ cat, subs: [{ cat: bad, subs: [] }] }] } };
// @ts-expect-error server-controlled
export const ring: UpdateZooByOwner = { ring: { cat, next: { cat, next: { cat: bad } } } };
// @ts-expect-error server-controlled
export const loose: UpdateZooByOwner = { loose: { cat: bad } };
// @ts-expect-error server-controlled
export const pair: UpdateZooByOwner = { pair: ['a', bad] };
// @ts-expect-error server-controlled
export const named: UpdateZooByOwner = { named: { a: bad } };
// @ts-expect-error server-controlled
export const there: UpdateZooByOwner = { there: bad };
declare const plant: NonNullable<UpdateZooByOwner['plant']>;
export const again: UpdateZooByOwner = { plant: { ...plant, subs: [plant] } };
// @ts-expect-error server-controlled
export const branded: UpdateZooByOwner = { plant: { ...plant, subs: [{ ...plant, cat: bad }] } };
// @ts-expect-error a brand is not lost
export const unbranded: UpdateZooByOwner = { plant: { ...plant, id: 'a' } };
declare const view: ZooForOwner;
export const name: string | undefined = view.tree?.subs[0]?.subs[0]?.cat.name;
// @ts-expect-error not readable
view.tree?.subs[0]?.cat.secret;
`;

test.each(['ts', 'js'])('models are named where annotations hide them, in %s', async (emit) => {
  const config = `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({ models: ['*.model.ts'], outDir: 'out', emit: '${emit}' });
`;
  const forest = new Project({
    'gen-dtos.config.ts': config,
    'zoo.model.ts': TREE,
    'writes.ts': FOREST,
  });
  expect((await forest.run('--silent')).code).toBe(0);
  expect(await typeErrorsIn(forest.folder)).toBe('');
});
