/** A complaint in words, with everything needed to reproduce it. */
import type { Program } from './description.js';
import type { Case, Found } from './hunt.js';
import { print } from './print.js';
import { sourceOf } from './source.js';
import { lazyNumbersIn } from './walk.js';

export function report({ complaint, ...found }: Found): string {
  const { program, asker, input } = { ...found, program: used(found.program) };
  const { shape, roles, unaccepted, record } = asker;
  return [
    sourceOf(program, 'Model', { package: 'gen-dtos', own: './own.js' }).trim(),
    `${shape} by ${print(roles)}${record === undefined ? '' : ` of ${print(record)}`}${unaccepted === 'strip' ? ', stripped' : ''}: ${print(input)}`,
    complaint.text,
    `As a row of rows.ts:\n${row({ program, asker, input })}`,
  ].join('\n\n');
}

function row({ program, asker, input }: Case): string {
  const members = Object.entries({ program, asker, input }).map(
    ([key, value]) => `    ${key}: ${print(value)},\n`,
  );
  return `  {\n${members.join('')}  },`;
}

/** Leaves out lazy schemas that are not used. */
const used = (program: Program): Program =>
  lazyNumbersIn(program).length > 0 ? program : { ...program, lazies: [] };
