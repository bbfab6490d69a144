import { MARK } from '../../../generator/ir/mark.js';
import { doc } from '../../encode.js';

/**
 * The header of a generated TypeScript file. It has no version and no date, which would only cause
 * diffs. `@ts-nocheck` lets a project's compiler read the types without checking the bodies, which
 * our tests have checked, so it costs no more than plain interfaces.
 */
export function headerOf(source: string): string {
  return `/* eslint-disable */
/* biome-ignore-all lint: generated file */
// @ts-nocheck
// ${MARK} from ${doc(source)}. Do not edit.
`;
}

/** A documentation comment for a declaration or property. */
export function commentOf(...paragraphs: readonly (string | undefined)[]): string {
  const lines = paragraphs.map((text) => doc(text ?? '')).filter((line) => line !== '');
  if (lines.length <= 1) return `/** ${lines.join('')} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
}
