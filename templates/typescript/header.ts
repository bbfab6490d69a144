import { doc } from '../encode.js';
import { MARK } from '../../generator/ir/mark.js';

/** The head of a generated TypeScript file. No version and no date: they would only make diffs. */
export function headerOf(source: string): string {
  return `/* eslint-disable */
/* biome-ignore-all lint: generated file */
// ${MARK} from ${doc(source)}. Do not edit.
`;
}

/** A documentation comment over a declaration or property. */
export function commentOf(...paragraphs: readonly (string | undefined)[]): string {
  const lines = paragraphs.map((text) => doc(text ?? '')).filter((line) => line !== '');
  if (lines.length <= 1) return `/** ${lines.join('')} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
}
