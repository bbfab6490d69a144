/** Former counterexamples. Every run tries them first. New ones are printed ready to paste. */
import { Own, type Model, type Program, type Schema } from './description.js';
import type { Case } from './hunt.js';

/** The model that rows about references refer to. */
const TEAM: Model = {
  fields: { id: { schema: { is: 'string' }, create: [], update: [], stored: true } },
};

const team: Schema = {
  is: 'reference',
  inner: { is: 'string' },
  target: TEAM,
  key: 'id',
  isLater: false,
};

const owner = [{ role: 'owner' }];

const number: Schema = { is: 'number' };

/** A narrowing of a condition is tried after those of roles, whatever their order in the list. */
const conditional: Model = {
  fields: {
    a: { schema: number, create: owner, update: owner, stored: true },
    b: {
      schema: number,
      create: owner,
      update: [
        { role: 'owner', when: { number: 0, holds: { a: [1, 0] } } },
        { role: 'owner', narrowing: { is: 'literal', values: [7] } },
      ],
      stored: true,
    },
    c: {
      schema: number,
      create: owner,
      update: [{ role: 'owner', when: { number: 1, holds: new Own('fails') } }],
      stored: true,
    },
  },
};

const items: Model = {
  fields: {
    id: {
      schema: { is: 'optional', inner: { is: 'string' } },
      create: owner,
      update: [],
      stored: true,
    },
    team: { schema: team, create: owner, update: owner, stored: true },
  },
};

const listing: Program = {
  roles: { owner: [] },
  lazies: [],
  model: {
    fields: {
      places: {
        schema: { is: 'array', items: [], rest: { is: 'model', model: items } },
        create: owner,
        update: owner,
        stored: true,
        keyedBy: 'id',
      },
    },
  },
};

const byOwner = { roles: ['owner'], unaccepted: 'reject' } as const;

/** Unions of two texts that differ in their rules: alone, before a rule, and beside another type. */
const twoRules: Schema = {
  is: 'union',
  options: ['email', 'digits'].map((name) => ({
    is: 'pipe',
    inner: { is: 'string' },
    steps: [{ do: name, args: [] }],
  })),
};
const unionsOfRules: readonly Schema[] = [
  { is: 'pipe', inner: twoRules, steps: [{ do: 'check', args: [new Own('isShort')] }] },
  { is: 'pipe', inner: twoRules, steps: [{ do: 'maxLength', args: [99] }] },
  { is: 'intersect', options: [twoRules, { is: 'string' }] },
];

export const ROWS: readonly Case[] = [
  // Conditions, keys of items, and references: no counterexamples, but rare in short runs
  ...[undefined, null, { a: 1 }, { a: 2 }, Object.create({ a: 1 }) as unknown].flatMap((record) =>
    (['create', 'update', 'replace'] as const).map((shape): Case => ({
      program: { roles: { owner: [] }, lazies: [], model: conditional },
      asker: { ...byOwner, shape, record },
      input: { a: 1, b: 8, c: 1 },
    })),
  ),
  ...(['all', 'even', 'none'] as const).flatMap((visible) =>
    (['create', 'update', 'replace'] as const).flatMap((shape) =>
      [undefined, 'x'].map((id): Case => ({
        program: listing,
        asker: { ...byOwner, shape, visible },
        input: { places: [{ team: 'even' }, { id, team: 'odd' }] },
      })),
    ),
  ),
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
                  is: 'message',
                  inner: { is: 'object', entries: { kind: { is: 'literal', values: ['a'] } } },
                  steps: [],
                  message: 'Other',
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
  // What chooses an option has a fallback, which doesn't stand in for it
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
                  entries: {
                    kind: {
                      is: 'fallback',
                      inner: { is: 'literal', values: ['a'] },
                      steps: [],
                      fallback: 'a',
                    },
                    a: { is: 'number' },
                  },
                },
                { is: 'object', entries: { kind: { is: 'literal', values: ['b'] } } },
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
    input: { a: { a: 1 } },
  },
  // The same of an option that is a model
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
                        schema: {
                          is: 'fallback',
                          inner: { is: 'literal', values: ['a'] },
                          steps: [],
                          fallback: 'a',
                        },
                        create: [{ role: 'owner' }],
                        update: [],
                        stored: true,
                      },
                    },
                  },
                },
                { is: 'object', entries: { kind: { is: 'literal', values: ['b'] } } },
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
    input: { a: {} },
  },
  // A variant in a variant, with a pipe behind it, which is never run
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
                  is: 'pipe',
                  inner: {
                    is: 'variant',
                    key: 'type',
                    options: [
                      {
                        is: 'object',
                        entries: {
                          kind: { is: 'literal', values: ['a'] },
                          type: { is: 'literal', values: [1] },
                        },
                      },
                    ],
                  },
                  steps: [{ do: 'maxEntries', args: [1] }],
                },
                { is: 'object', entries: { kind: { is: 'literal', values: ['b'] } } },
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
    input: { a: { kind: 'a', type: 1 } },
  },
  // The same of a pipe around a pipe, and of functions
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
                  is: 'pipe',
                  inner: {
                    is: 'pipe',
                    inner: {
                      is: 'variant',
                      key: 'type',
                      options: [
                        {
                          is: 'object',
                          entries: {
                            kind: { is: 'literal', values: ['a'] },
                            type: { is: 'literal', values: [1] },
                          },
                        },
                      ],
                    },
                    steps: [{ do: 'check', args: [new Own('isShort')] }],
                  },
                  steps: [{ do: 'rawCheck', args: [new Own('complain')] }],
                },
                { is: 'object', entries: { kind: { is: 'literal', values: ['b'] } } },
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
    input: { a: { kind: 'a', type: 1 } },
  },
  // A variant without options blames the key that would choose one
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: { is: 'variant', key: 'kind', options: [] },
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
  // A default that is made of what was sent, or of nothing
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'object',
              entries: {
                b: { is: 'nullish', inner: { is: 'string' }, default: new Own('makeOfSent') },
                c: { is: 'nullish', inner: { is: 'string' }, default: new Own('makeOfSent') },
                d: { is: 'nullish', inner: { is: 'string' }, default: new Own('makeOfSent') },
              },
            },
            create: [{ role: 'owner' }],
            update: [],
            stored: true,
          },
          b: {
            schema: { is: 'nullish', inner: { is: 'string' }, default: new Own('makeOfSent') },
            create: [{ role: 'owner' }],
            update: [],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'create', roles: ['owner'], unaccepted: 'reject' },
    input: { a: { b: null, c: undefined } },
  },
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'object',
              entries: {
                b: { is: 'nullish', inner: { is: 'string' }, default: new Own('makeOfSent') },
                c: { is: 'nullish', inner: { is: 'string' }, default: new Own('makeOfSent') },
                d: { is: 'nullish', inner: { is: 'string' }, default: new Own('makeOfSent') },
              },
            },
            create: [{ role: 'owner' }],
            update: [],
            stored: true,
          },
          b: {
            schema: { is: 'nullish', inner: { is: 'string' }, default: new Own('makeOfSent') },
            create: [{ role: 'owner' }],
            update: [],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'create', roles: ['owner'], unaccepted: 'reject' },
    input: { a: {}, b: null },
  },
  // A default is the server's, also where it becomes a model on its way
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'optional',
              inner: {
                is: 'pipe',
                inner: { is: 'string' },
                steps: [
                  { do: 'parseJson', args: [] },
                  {
                    next: {
                      is: 'model',
                      model: {
                        fields: {
                          b: {
                            schema: { is: 'string' },
                            create: [{ role: 'owner' }],
                            update: [{ role: 'owner' }],
                            stored: true,
                          },
                          secret: {
                            schema: { is: 'string' },
                            create: [],
                            update: [],
                            stored: true,
                          },
                        },
                      },
                    },
                  },
                ],
              },
              default: '{ "b": "x", "secret": "y" }',
            },
            create: [{ role: 'owner' }],
            update: [],
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { shape: 'create', roles: ['owner'], unaccepted: 'reject' },
    input: {},
  },
  // What refuses a union's value, though it has the type, is followed by the rules behind the union
  ...unionsOfRules.map((schema): Case => ({
    program: {
      roles: { owner: [] },
      model: { fields: { a: { schema, create: owner, update: owner, stored: true } } },
      lazies: [],
    },
    asker: { ...byOwner, shape: 'create' },
    input: { a: 'a text that is long' },
  })),
  // A default comes before the fallback, even if it makes `undefined`
  {
    program: {
      roles: { owner: [] },
      model: {
        fields: {
          a: {
            schema: {
              is: 'fallback',
              inner: { is: 'optional', inner: { is: 'string' }, default: new Own('makeNothing') },
              steps: [],
              fallback: new Own('makeText'),
            },
            create: owner,
            update: owner,
            stored: true,
          },
        },
      },
      lazies: [],
    },
    asker: { ...byOwner, shape: 'create' },
    input: {},
  },
];
