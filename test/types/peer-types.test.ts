import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const { peerDependencies, peerDependenciesMeta, devDependencies } = manifest;

/** pnpm gives our declarations no other copy of `@types/express` than a peer dependency. */
test('the types of a peer are a peer, too, if they are a package of their own', () => {
  const types = Object.keys(peerDependencies)
    .map((name) => `@types/${name}`)
    .filter((name) => name in devDependencies);
  expect(types).toEqual(['@types/express']);
  expect(peerDependencies).toMatchObject({ '@types/express': '^4.17.0 || ^5.0.0' });
  expect(peerDependenciesMeta).toMatchObject({ '@types/express': { optional: true } });
});
