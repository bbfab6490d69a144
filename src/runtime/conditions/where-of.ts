import type { Clause } from '../../model/conditions.js';
import { definitionOfDto } from '../definition-of-dto.js';
import type { Dto, DtoDefinition } from '../dto.js';
import { mustBeParsed } from '../must-be-record.js';
import { grantIn, mayRemove, mayWrite } from '../model-grants.js';
import { roleBitsOf, type Condition } from './condition.js';

/** A field that must still have one of these values when the change is written. */
export interface WhereClause<Field extends string = string> extends Clause {
  readonly field: Field;
}

/**
 * Lists the conditions (`when`) that changes depend on, for the `WHERE` clause of the statement
 * that writes them. This makes checking and writing one step (CWE-367, OWASP ASVS 5.0, 15.4.2): if
 * the record has changed since it was read, no row is written.
 *
 * @param dto The Dto that the changes were parsed with, as `given` returned it.
 * @param changes What `parse` returned.
 *
 * @returns The clauses that must all be true of the row; an empty list if the roles may write the
 * changes whatever the record holds. Two may name the same field.
 *
 * @throws {TypeError} If the changes depend on a condition that is a function, which no database
 * can check: then lock the row, and read and write it in one transaction. Also if the Dto would not
 * accept the changes, or if `dto` is not a Dto.
 *
 * @example
 * ```ts
 * import { given, parse, whereOf, type Dto } from 'gen-dtos/runtime';
 *
 * declare const updateArticleByOwner: Dto<{ status?: never; title?: string }>;
 * declare const body: unknown;
 *
 * const dto = given(updateArticleByOwner, { id: 1, status: 'draft', title: 'Old' });
 * const changes = parse(dto, { title: 'New' });
 * whereOf(dto, changes); // [{ field: 'status', values: ['draft'] }]
 * ```
 */
export function whereOf<Output extends object>(
  dto: Dto<Output, unknown>,
  changes: Output,
): WhereClause<keyof Output & string>[] {
  const definition = definitionOfDto(dto);
  mustBeParsed(changes, 'whereOf()');
  const { conditions, grants } = definition;
  if (conditions === undefined) return [];
  const needed = new Set<Condition>();
  for (const key of new Set([...removableIn(definition), ...Object.keys(changes)])) {
    const opening = openingOf(key, Object.hasOwn(changes, key), definition);
    const { narrowed = 0 } = grantIn(grants, key) ?? {};
    const enough = opening.filter(({ bit }) => (bit & ~narrowed) !== 0);
    if (enough.some((one) => needed.has(one))) continue;
    const [best] = enough.toSorted((one, other) => rankOf(one) - rankOf(other));
    // Which narrowed condition allowed the value can't be told from the output, so all are needed.
    for (const one of best ? [best] : opening) needed.add(one);
  }
  return [...needed].flatMap(clausesIn) as WhereClause<keyof Output & string>[]; // fields of the model
}

/** The fields that `apply` removes if a `replace` does not hold them. */
function removableIn({ grants, bits, shape }: DtoDefinition): readonly string[] {
  if (shape !== 'replace') return [];
  return Object.entries(grants)
    .filter(([, grant]) => grant.stored !== false && !grant.hasDefault && mayRemove(grant, bits))
    .map(([key]) => key);
}

/**
 * The conditions that allow a key to be written with all or some values, or removed if it is not
 * sent; none if the roles alone allow it.
 *
 * @throws {TypeError} If the key is sent, but nothing allows it.
 */
function openingOf(key: string, isSent: boolean, definition: DtoDefinition): readonly Condition[] {
  const { conditions = [], grants, bits } = definition;
  const grant = grantIn(grants, key);
  const { update = 0, narrowed = 0 } = grant ?? {};
  if ((update & ~narrowed & roleBitsOf(definition)) !== 0) return [];
  if (isSent && !mayWrite(grant, 'update', bits)) {
    throw new TypeError(
      'whereOf() needs the Dto that the changes were parsed with, which given(dto, record) returned.',
    );
  }
  return conditions.filter(({ bit }) => (bit & update & bits) !== 0);
}

/** Conditions that are data come first, since a database can check them. */
const rankOf = ({ where }: Condition): number => (where === undefined ? 1 : 0);

function clausesIn({ where, description }: Condition): readonly Clause[] {
  if (where !== undefined) return where;
  throw new TypeError(
    `The changes depend on a condition that is a function (${description}), which a WHERE clause can't express. Lock the row, then read and write it in one transaction.`,
  );
}
