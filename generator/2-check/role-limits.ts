import type { LoadedModel } from '../1-load/loaded.js';
import type { Complaint } from '../diagnostics/diagnostic.js';

/** Roles are the bits of a number in generated code, and JavaScript has 31 that stay positive. */
const MOST_ROLES = 31;

export function roleLimits(models: readonly LoadedModel[]): Complaint[] {
  const roleSets = [...new Set(models.map((model) => model.definition.roles))];
  return roleSets.flatMap((roles) => {
    const users = models.filter((model) => model.definition.roles === roles);
    if (roles.size > MOST_ROLES) return [tooMany(roles.size, users)];
    const named = new Set(users.flatMap(rolesNamed));
    const inherited = [...roles.values()].flatMap((role) => role.extends);
    return [...roles.keys()]
      .filter((role) => !named.has(role) && !inherited.includes(role))
      .filter((role) => roles.get(role)?.extends.length === 0)
      .map((role) => unused(role, users));
  });
}

function rolesNamed(model: LoadedModel): string[] {
  return Object.values(model.definition.fields).flatMap((field) => {
    const grants = [...field.writableBy.create, ...field.writableBy.update];
    const readers = field.readableBy === 'anyone' ? [] : field.readableBy;
    return [...grants.map((grant) => (typeof grant === 'string' ? grant : grant.role)), ...readers];
  });
}

function tooMany(count: number, users: readonly LoadedModel[]): Complaint {
  return {
    code: 'roles-too-many',
    message: `${count} roles are declared; at most ${MOST_ROLES} are possible.`,
    help: 'Declare the roles of separate applications separately.',
    place: { ...fileOf(users), call: 'defineRoles' },
  };
}

function unused(role: string, users: readonly LoadedModel[]): Complaint {
  return {
    code: 'role-unused',
    message: `Role '${role}' is declared, but no field names it.`,
    help: 'Grant it something, or remove it.',
    place: { ...fileOf(users), call: 'defineRoles', literal: role },
  };
}

function fileOf(users: readonly LoadedModel[]): { file?: string } {
  const [first] = users;
  return first ? { file: first.file } : {};
}
