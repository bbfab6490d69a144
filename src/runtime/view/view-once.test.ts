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
const parts = [viewerOf(viewBoth), viewerOf(viewBoth)].map((view) => ({ view, declares: ['in'] }));

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

test('what a getter looks at meanwhile is seen by its own roles', () => {
  const tree = chain(14);
  const end = chain(0);
  const rows: unknown[] = [];
  const asking = {
    get in() {
      rows.push(viewUnion(end, 1));
      return end;
    },
    name: 'asks',
  };
  const deep = Array.from({ length: 14 }).reduce<unknown>(
    (inner) => ({ in: inner, name: 'x' }),
    asking,
  );
  expect(viewUnion(tree, 2)).toEqual(tree);
  viewUnion(deep, 2);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => !Object.hasOwn(row as object, 'name'))).toBe(true);
});
