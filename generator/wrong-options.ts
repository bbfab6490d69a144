import { helpForName } from '../src/model/problems/suggest.js';
import { locationInStack } from './1-load/run/user-code.js';
import { diagnosticOf, type Complaint } from './diagnostics/diagnostic.js';
import type { GenerateOptions, GenerateResult } from './generation.js';

/**
 * Refuses options that no TypeScript program could pass. If all are right, returns `undefined`.
 *
 * @param stack A stack that shows who passed them.
 */
export function refusalOf(options: unknown, stack: string): GenerateResult | undefined {
  const complaints = complaintsAbout(options);
  if (complaints.length === 0) return undefined;
  const root = process.cwd();
  const location = locationInStack(stack, root);
  const diagnostics = complaints.map((complaint) => diagnosticOf(complaint, location));
  return { root, ok: false, diagnostics, inputs: [], outputs: [] };
}

function complaintsAbout(options: unknown): Complaint[] {
  if (typeof options !== 'object' || options === null) return [noOptions];
  return Object.entries(options).flatMap(([name, value]) => {
    if (!isName(name)) return [unknown(name)];
    const { is, what } = EXPECTED[name];
    return value === undefined || is(value) ? [] : [wrong(name, what)];
  });
}

interface Expected {
  /** What the option is, in a sentence. */
  readonly what: string;
  readonly is: (value: unknown) => boolean;
}

const text: Expected = { what: 'a text', is: (value) => typeof value === 'string' };

const EXPECTED: Readonly<Record<keyof GenerateOptions, Expected>> = {
  cwd: text,
  config: text,
  check: { what: 'true or false', is: (value) => typeof value === 'boolean' },
  onOutput: { what: 'a function', is: (value) => typeof value === 'function' },
  timeLimit: {
    what: 'a number of milliseconds from 1 to 2147483647', // a timer can't wait longer
    is: (value) => typeof value === 'number' && value >= 1 && value <= 2_147_483_647,
  },
};

const isName = (name: string): name is keyof GenerateOptions => Object.hasOwn(EXPECTED, name);

const noOptions: Complaint = {
  code: 'options-invalid',
  message: 'The options of generate() are not an object.',
  help: "Pass an object, as in generate({ cwd: 'packages/api' }), or nothing.",
};

const unknown = (name: string): Complaint => ({
  code: 'options-invalid',
  message: `generate() has no option '${name}'.`,
  help: helpForName(name, Object.keys(EXPECTED)),
});

const wrong = (name: string, what: string): Complaint => ({
  code: 'options-invalid',
  message: `The option '${name}' of generate() is not ${what}.`,
  help: `Pass ${what}, or leave it out.`,
});
