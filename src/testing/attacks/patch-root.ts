import type { AttackClass } from '../attack.js';

export const patchRoot: AttackClass = {
  name: 'patch-root',
  source: 'RFC 6902; fast-json-patch 3.1.1 (the whole document is replaced)',
  why: 'The pointer addresses the whole document, and nobody checks which fields the new one has.',
  aim: 'body',
  patch: (target) => {
    const { surface, key, wants } = target;
    const value = { ...surface.base, [key]: wants };
    return [
      { operations: [{ op: 'replace', path: '', value }], pointer: '/0' },
      { operations: [{ op: 'add', path: '', value }], pointer: '/0' },
      { operations: [{ op: 'remove', path: '' }], pointer: '/0' },
      { operations: [{ op: 'replace', path: '', value: null }], pointer: '/0' },
    ];
  },
};
