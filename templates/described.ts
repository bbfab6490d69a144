import type { PropertyIr, ReferenceIr } from '../generator/ir/program-ir.js';
import { withArticle } from './article.js';

/** What is said of a property: the user's words, and whose key it holds. */
export function descriptionOf({ description, reference }: PropertyIr): string | undefined {
  if (reference === undefined) return description;
  const referred = referredBy(reference);
  return description === undefined ? referred : `${description} (${referred})`;
}

const referredBy = ({ model, key, isList }: ReferenceIr): string =>
  `${isList ? 'Each the' : 'The'} \`${key}\` of ${withArticle(model)}`;
