import { ACCESS, CONFIG, type Files } from './project.js';

/** Models `A` to `C`, each in its own file. */
export const NAMES = ['A', 'B', 'C'] as const;
export type Name = (typeof NAMES)[number];

export interface Source {
  readonly name: string;
  readonly length: number;
  /** The model that it nests: an earlier one, or itself. */
  readonly nests: Name | undefined;
  /** Whether it nests it in an intersection, which changes how the nested model is parsed. */
  readonly merges: boolean;
  readonly extra: string;
}

export interface Program {
  readonly models: Readonly<Record<Name, Source | undefined>>;
  readonly longest: number;
  readonly access: string;
  readonly config: string;
}

function nestedField(own: Name, nests: Name, merges: boolean): string {
  const nested = own === nests ? 'v.lazy(() => Model)' : 'Nested';
  if (merges) return `v.array(v.intersect([${nested}, v.object({})]))`;
  return own === nests ? `v.array(${nested})` : `v.optional(${nested})`;
}

export function sourceOf(own: Name, { name, length, nests, merges, extra }: Source): string {
  const isOther = nests !== undefined && nests !== own;
  return `import * as v from 'valibot';
import { field, model } from './access.js';
import { longest } from './longest.js';
${isOther ? `import { Model as Nested } from './${nests.toLowerCase()}.model.js';` : ''}
export const Model${nests === own ? ': v.GenericSchema' : ''} = model('${name}', {
  name: field(v.pipe(v.string(), v.maxLength(longest + ${length})), { writableBy: ['owner'] }),
  size: field(v.number(), { writableBy: ['owner'] }),
  word: field(v.string(), { writableBy: ['owner'] }),
  ${nests === undefined ? '' : `nested: field(${nestedField(own, nests, merges)}, { writableBy: ['owner'] }),`}
});
${extra}
`;
}

export function filesOf({ models, longest, access, config }: Program): Files {
  const sources = NAMES.map((name) => {
    const source = models[name];
    return [`${name.toLowerCase()}.model.ts`, source && sourceOf(name, source)] as const;
  });
  return {
    ...Object.fromEntries(sources),
    'longest.ts': `export const longest = ${longest};\n`,
    'access.ts': access,
    'gen-dtos.config.ts': config,
  };
}

export const plain = (own: Name, nests?: Name): Source => ({
  name: own,
  length: 1,
  nests,
  merges: false,
  extra: '',
});

export const FIRST: Program = {
  models: { A: plain('A'), B: plain('B', 'A'), C: plain('C', 'B') },
  longest: 5,
  access: ACCESS,
  config: CONFIG,
};
