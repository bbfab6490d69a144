import type { DefinitionIr } from '../schema-ir.js';

/** The name of a definition in documents: a JSON Pointer and a component need plain characters. */
export function nameOfDefinition({ name }: DefinitionIr): string {
  return name.replace(/[^\w.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}`);
}
