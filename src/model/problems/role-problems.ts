import { isObject } from '../is-object.js';
import type { Roles } from '../role.js';
import type { Problem } from './problem.js';
import { helpForName } from './suggest.js';

/** Every mistake in the argument of `defineRoles()`, and in the roles read from it. */
export function roleProblems(definitions: unknown, roles: Roles): Problem[] {
  return [
    ...formProblems(definitions),
    ...optionProblems(definitions),
    ...nameProblems(definitions),
    ...parentProblems(roles),
    ...cycleProblems(roles),
  ];
}

function formProblems(definitions: unknown): Problem[] {
  if (!isObject(definitions) || Array.isArray(definitions)) {
    return [
      {
        code: 'role-invalid',
        message: 'defineRoles() was called without roles.',
        help: "Pass an object, as in defineRoles({ owner: 'The person the record belongs to' }).",
      },
    ];
  }
  return Object.entries(definitions)
    .filter(([, definition]) => !isDefinition(definition))
    .map(([name]) => ({
      code: 'role-invalid',
      message: `Role '${name}' is neither a description nor { description, extends }.`,
      help: `Describe it, as in ${name}: 'Who that is', or { description: 'Who that is', extends: ['support'] }.`,
      literal: name,
    }));
}

function isDefinition(definition: unknown): boolean {
  if (!isObject(definition)) return typeof definition === 'string';
  const { description, extends: parents = [] } = definition;
  return (
    typeof description === 'string' &&
    Array.isArray(parents) &&
    parents.every((parent) => typeof parent === 'string')
  );
}

const ROLE_OPTIONS: readonly string[] = ['description', 'extends'];

/** Unknown options of roles. */
function optionProblems(definitions: unknown): Problem[] {
  return Object.entries(definitions ?? {}).flatMap(([name, definition]) => {
    if (!isObject(definition)) return [];
    return Object.keys(definition)
      .filter((option) => !ROLE_OPTIONS.includes(option))
      .map((option) => ({
        code: 'option-unknown',
        message: `Role '${name}' was declared with '${option}', which is not an option.`,
        help: helpForName(option, ROLE_OPTIONS),
        literal: option,
      }));
  });
}

/**
 * Invalid names of roles. They become parts of type names and file contents, so only plain
 * characters are allowed.
 */
function nameProblems(definitions: unknown): Problem[] {
  if (!isObject(definitions)) return [];
  const names = Object.keys(definitions);
  // In an object literal, `__proto__:` sets the prototype instead of a key.
  if (isDefinition(Object.getPrototypeOf(definitions))) names.push('__proto__');
  return names
    .filter((name) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || name === 'anyone')
    .map((name) => ({
      code: 'role-name',
      message: `Role ${JSON.stringify(name)} has a name that can't be used.`,
      help: "Use English letters, digits, '_' and '-', starting with a letter; 'anyone' is reserved.",
      literal: name,
    }));
}

function parentProblems(roles: Roles): Problem[] {
  const declared = [...roles.keys()];
  return [...roles.values()].flatMap((role) =>
    role.extends
      .filter((parent) => !roles.has(parent))
      .map((parent) => ({
        code: 'role-unknown' as const,
        message: `Role '${role.name}' extends '${parent}', which is not a declared role.`,
        help: helpForName(parent, declared),
        literal: parent,
      })),
  );
}

function cycleProblems(roles: Roles): Problem[] {
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (roles.get(from)?.extends ?? []).some((parent) => {
      if (parent === target) return true;
      if (seen.has(parent)) return false;
      return reaches(parent, target, seen.add(parent));
    });
  return [...roles.keys()]
    .filter((name) => reaches(name, name, new Set()))
    .map((name) => ({
      code: 'role-cycle',
      message: `Role '${name}' extends itself, directly or through others.`,
      help: "Remove one 'extends' of the circle.",
      literal: name,
    }));
}
