/** Former counterexamples: every run asks them first. New ones are printed ready to paste. */
import { Own } from './description.js';
import type { Case } from './hunt.js';

export const ROWS: readonly Case[] = [
  // An intersection of models, one of which a rule refuses
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'intersect',
              options: [
                {
                  is: 'model',
                  model: {
                    fields: {
                      a: {
                        schema: {
                          is: 'pipe',
                          inner: { is: 'string' },
                          steps: [{ do: 'minLength', args: [3] }],
                        },
                        create: [{ role: 'owner' }],
                        update: [{ role: 'owner' }],
                        stored: true,
                      },
                      b: {
                        schema: { is: 'string' },
                        create: [{ role: 'owner' }],
                        update: [{ role: 'owner' }],
                        stored: true,
                      },
                    },
                  },
                },
                {
                  is: 'model',
                  model: {
                    fields: {
                      a: {
                        schema: { is: 'string' },
                        create: [{ role: 'owner' }],
                        update: [{ role: 'owner' }],
                        stored: true,
                      },
                      b: {
                        schema: { is: 'string' },
                        create: [{ role: 'owner' }],
                        update: [{ role: 'owner' }],
                        stored: true,
                      },
                    },
                  },
                },
              ],
            },
            create: [{ role: 'owner' }],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: { a: 'x', b: 'b' } },
  },
  // A discriminator that the role may not write
  {
    program: {
      roles: { owner: [], support: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'variant',
              key: 'kind',
              options: [
                {
                  is: 'model',
                  model: {
                    fields: {
                      kind: {
                        schema: { is: 'literal', values: ['a'] },
                        create: [{ role: 'owner' }],
                        update: [{ role: 'owner' }],
                        stored: true,
                      },
                      a: {
                        schema: { is: 'string' },
                        create: [{ role: 'support' }],
                        update: [{ role: 'support' }],
                        stored: true,
                      },
                    },
                  },
                },
              ],
            },
            create: [{ role: 'support' }],
            update: [{ role: 'support' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['support'], unaccepted: 'reject' },
    input: { a: { a: 'a' } },
  },
  // A discriminator that is narrowed
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'variant',
              key: 'kind',
              options: [
                {
                  is: 'model',
                  model: {
                    fields: {
                      kind: {
                        schema: { is: 'string' },
                        create: [
                          {
                            role: 'owner',
                            narrowing: {
                              is: 'pipe',
                              inner: { is: 'string' },
                              steps: [{ do: 'regex', args: [/^[a-z]+$/] }],
                            },
                          },
                        ],
                        update: [],
                        stored: true,
                      },
                    },
                  },
                },
                {
                  is: 'model',
                  model: {
                    fields: {
                      kind: {
                        schema: { is: 'literal', values: ['a'] },
                        create: [{ role: 'owner' }],
                        update: [],
                        stored: true,
                      },
                    },
                  },
                },
              ],
            },
            create: [{ role: 'owner' }],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: { kind: 'XMLHttp' } },
  },
  // A transformation that does nothing still ends a pipe with issues
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'pipe',
              inner: { is: 'string' },
              steps: [
                { do: 'value', args: ['a'] },
                { do: 'readonly', args: [] },
                { do: 'minLength', args: [3] },
              ],
            },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: '' },
  },
  // Options of a variant that only valibot can run
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'variant',
              key: 'kind',
              options: [
                {
                  is: 'object',
                  entries: { kind: { is: 'literal', values: ['a'] } },
                  message: new Own('say'),
                },
                {
                  is: 'object',
                  entries: { kind: { is: 'literal', values: ['a'] }, a: { is: 'string' } },
                },
              ],
            },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: { kind: 'a', a: 'a' } },
  },
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'variant',
              key: 'kind',
              options: [
                {
                  is: 'variant',
                  key: 'type',
                  options: [
                    {
                      is: 'object',
                      entries: {
                        kind: { is: 'literal', values: ['a'] },
                        type: { is: 'literal', values: ['a'] },
                      },
                    },
                  ],
                },
                {
                  is: 'object',
                  entries: {
                    kind: { is: 'literal', values: ['a'] },
                    a: { is: 'fallback', inner: { is: 'string' }, steps: [], fallback: null },
                  },
                },
              ],
            },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: { kind: 'a' } },
  },
  // Keys of a map: one that nothing fits, one that is no text, and the items of a set, which have none
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: { is: 'map', key: { is: 'union', options: [] }, item: { is: 'string' } },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: {
      a: new Map<unknown, unknown>([
        ['a', 'a'],
        [[{ toString: 1 }], 'a'],
        [null, 'a'],
      ]),
    },
  },
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: { is: 'set', item: { is: 'string' } },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: new Set([1]) },
  },
  // Several narrowings, of which the first that fits transforms
  {
    program: {
      roles: { owner: [], support: [] },
      model: {
        fields: {
          a: {
            schema: { is: 'number' },
            create: [],
            update: [
              {
                role: 'support',
                narrowing: {
                  is: 'pipe',
                  inner: { is: 'number' },
                  steps: [{ do: 'notValue', args: [1] }],
                },
              },
              {
                role: 'owner',
                narrowing: {
                  is: 'pipe',
                  inner: { is: 'number' },
                  steps: [{ do: 'toMinValue', args: [1] }],
                },
              },
            ],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner', 'support'], unaccepted: 'reject' },
    input: { a: -0 },
  },
  // A key that becomes `__proto__` when it is trimmed
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'record',
              entries: {},
              keys: { is: 'pipe', inner: { is: 'string' }, steps: [{ do: 'trim', args: [] }] },
              rest: { is: 'unknown' },
            },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: { ' __proto__ ': { is_admin: true } } },
  },
  // The fallback of an optional entry that is absent
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'object',
              entries: {
                a: {
                  is: 'fallback',
                  inner: { is: 'optional', inner: { is: 'string' } },
                  steps: [],
                  fallback: 'x',
                },
              },
            },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: {} },
  },
  // The message of a strict tuple, for an item too many
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: { is: 'strictTuple', items: [], message: 'Nope' },
            create: [],
            update: [{ role: 'owner' }],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'update', roles: ['owner'], unaccepted: 'reject' },
    input: { a: [0] },
  },
];
