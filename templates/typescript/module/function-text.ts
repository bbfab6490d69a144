import { parameters } from '../../expression.js';
import { code } from '../../layout.js';

/** A function. The head ends with its name; the body is given as lines. */
export function functionText(
  head: string,
  declared: readonly string[],
  returns: string,
  body: readonly string[],
): string {
  return code`${head}${parameters(...declared)}: ${returns} {
  ${body}
}`;
}

/**
 * The same without the head, so that functions that differ only in their names can be shared. Line
 * breaks are chosen for the wanted name.
 */
export function unnamedFunction(
  wanted: string,
  declared: readonly string[],
  returns: string,
  body: readonly string[],
): string {
  const head = `function ${wanted}`;
  return functionText(head, declared, returns, body).slice(head.length);
}
