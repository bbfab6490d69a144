import { expect, test } from 'vitest';
import { intersectView, unionView } from './view-choices.js';
import type { Viewer } from './view.js';

interface Tree {
  readonly in: Tree | null;
  readonly name: string;
}

let looks = 0;

const viewerOf =
  (viewTree: Viewer): Viewer =>
  (value, roles) => {
    looks++;
    const { in: inner, name } = value as Tree;
    return { in: inner === null ? null : viewTree(inner, roles), ...(roles === 2 && { name }) };
  };

const viewUnion: Viewer = (value, roles) => unionView(value, options, roles);
const options = [viewerOf(viewUnion), viewerOf(viewUnion)];

const viewBoth: Viewer = (value, roles) => intersectView(value, parts, roles);
const parts = [viewerOf(viewBoth), viewerOf(viewBoth)].map((view) => ({
  view,
  declares: ['in'],
  hides: false,
}));

const chain = (levels: number): Tree =>
  levels === 0 ? { in: null, name: 'end' } : { in: chain(levels - 1), name: `level ${levels}` };

test.each([
  ['a union', viewUnion],
  ['an intersection', viewBoth],
])('what %s holds n levels deep is not looked at 2ⁿ times', (_, view) => {
  looks = 0;
  const tree = chain(200);
  expect(view(tree, 2)).toEqual(tree);
  expect(looks).toBeLessThan(5_000);
});

test('what a getter looks at meanwhile, for other roles, is not taken for what these see', () => {
  const end = chain(0);
  const meanwhile: unknown[] = [];
  const asking = {
    get in() {
      for (let times = 0; times <= 1_000; times++) meanwhile.push(viewUnion(end, 1));
      return end;
    },
    name: 'asking',
  };
  const deep = Array.from({ length: 14 }).reduce<unknown>(
    (inner) => ({ in: inner, name: 'around' }),
    asking,
  );
  expect(JSON.stringify(viewUnion(deep, 2))).toContain('"end"');
  expect(JSON.stringify(meanwhile)).not.toContain('"end"');
});
