import { MARK } from '../../../generator/ir/mark.js';
import { doc } from '../../encode.js';

/**
 * The head of a generated TypeScript file. No version and no date: they would only make diffs. And a
 * project's compiler reads the types, without checking bodies that were checked before: that costs
 * no more than plain interfaces do.
 */
export function headerOf(source: string): string {
  return `/* eslint-disable */
/* biome-ignore-all lint: generated file */
// @ts-nocheck
// ${MARK} from ${doc(source)}. Do not edit.
`;
}

/** A documentation comment over a declaration or property. */
export function commentOf(...paragraphs: readonly (string | undefined)[]): string {
  const lines = paragraphs.map((text) => doc(text ?? '')).filter((line) => line !== '');
  if (lines.length <= 1) return `/** ${lines.join('')} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
}
