/** A disagreement in words: everything that is needed to see it again. */
import type { Answers, Told } from './answers.js';
import type { Disagreement } from './hunt.js';
import { print } from './print.js';
import { lazyNumbersIn } from './walk.js';
import { sourceOf } from './source.js';

export function report({ program: given, asker, input, answers }: Disagreement): string {
  const isRecursive = lazyNumbersIn(given).length > 0;
  const program = isRecursive ? given : { ...given, lazies: [] };
  const { shape, roles, unaccepted } = asker;
  return [
    sourceOf(program, 'Model', { package: 'gen-dtos', own: './own.js' }).trim(),
    `${shape} by ${print(roles)}${unaccepted === 'strip' ? ', stripped' : ''}: ${print(input)}`,
    answersIn(answers),
    `As a row for rows.ts:\n  {\n    program: ${print(program)},\n    asker: ${print(asker)},\n    input: ${print(input)},\n  },`,
  ].join('\n\n');
}

export function answersIn({ compiled, schema, reference }: Answers): string {
  return [
    `compiled parser:  ${told(compiled)}`,
    `emitted schema:   ${told(schema)}`,
    `reference:        ${told(reference)}`,
  ].join('\n');
}

function told(answer: Told): string {
  if ('threw' in answer) return `threw ${answer.threw}`;
  if ('output' in answer) return `takes it as ${print(answer.output)}`;
  const issues = answer.issues.map(({ code, path }) => `${code} at ${print(path)}`);
  return issues.join('\n                  ');
}
