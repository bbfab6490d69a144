import { MAX_DEPTH } from '../runtime/max-depth.js';
import { segmentsOf, type FormNotation } from '../runtime/form/segments-of.js';
import { pointerOf, tokensOf } from '../runtime/pointer.js';
import type { JsonPayload } from './attack.js';

/**
 * Where a name of a form is refused if names are read in a notation: at the place that it leads to,
 * at its first key (`option`), or at one between, depending on what the Dto declares.
 *
 * @param pointer Where the name is refused if it is taken literally.
 */
export function placeNamed(
  pointer: string,
  notation: FormNotation,
): Pick<JsonPayload, 'pointer' | 'option'> {
  const [name = '', ...more] = tokensOf(pointer) ?? [];
  const [first = '', ...others] = segmentsOf(name, notation, MAX_DEPTH) ?? [];
  if (more.length > 0 || others.length === 0) return { pointer };
  const inside = others.filter((segment) => segment !== ''); // `[]` at its end
  return { pointer: pointerOf([first, ...inside]), option: pointerOf([first]) };
}
