import type { PropertyIr } from '../generator/ir/program-ir.js';
import { capitalized } from './who-may.js';
import { withArticle } from './with-article.js';

/** The description of a property: the user's words, and what it refers to. */
export function descriptionOf({ description, reference }: PropertyIr): string | undefined {
  if (reference === undefined) return description;
  const { model, key, isList } = reference;
  const referred = `the \`${key}\` of ${withArticle(model)}`;
  if (description !== undefined) return `${description} (${isList ? 'each ' : ''}${referred})`;
  return isList ? `Each ${referred}` : capitalized(referred);
}
