import type { DefinitionIr } from '../schema-ir.js';

/** A definition's name in documents. JSON Pointers and component names need plain characters. */
export function nameOfDefinition({ name }: DefinitionIr): string {
  return name.replace(/[^\w.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}`);
}
