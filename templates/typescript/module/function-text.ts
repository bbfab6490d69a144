import { parameters } from '../../expression.js';
import { code } from '../../layout.js';

/** A function with lines for a body; the head says what it is called. */
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
 * The same from its parameters on: functions that differ in their names alone are one. The parameters
 * are broken into lines as is right behind the wanted name.
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
