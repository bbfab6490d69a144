import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { made } from '../folders.js';
import { putAside } from '../put-aside.js';

/** A made-up project with this many roles, and this many models of twelve fields. */
export interface Project {
  readonly name: string;
  readonly models: number;
  readonly roles: number;
  /** Whether it also has an OpenAPI document with a resource for each model. */
  readonly documented?: boolean;
  /** The form of its modules. */
  readonly emit?: 'ts' | 'js';
}

export const roleNames: readonly string[] = Array.from(
  { length: 16 },
  (_, index) => `role${index + 1}`,
);

/** Writes its models and its configuration. Returns its folder. */
export function writeProject(project: Project): string {
  const { name, models, roles, documented = false, emit = 'ts' } = project;
  const folder = join(made, 'projects', name);
  putAside(folder);
  mkdirSync(join(folder, 'models'), { recursive: true });
  writeFileSync(join(folder, 'access.ts'), accessModule(roles));
  writeFileSync(join(folder, 'gen-dtos.config.ts'), configuration(documented ? models : 0, emit));
  for (let index = 1; index <= models; index++) {
    const file = join(folder, 'models', `record${index}.model.ts`);
    writeFileSync(file, modelModule(`Record${index}`, roles));
  }
  return folder;
}

function configuration(resources: number, emit: 'ts' | 'js'): string {
  const openapi = {
    info: { title: 'Records', version: '1.0.0' },
    resources: Object.fromEntries(
      Array.from({ length: resources }, (_, index) => [
        `Record${index + 1}`,
        { path: `/records${index + 1}`, operations: ['create', 'update', 'delete'] },
      ]),
    ),
  };
  return `import { defineConfig } from 'gen-dtos/config';

export default defineConfig({
  models: ['models/*.model.ts'],
  outDir: 'generated',
  emit: '${emit}',${resources === 0 ? '' : `\n  openapi: ${JSON.stringify(openapi)},`}
});
`;
}

function accessModule(roles: number): string {
  const declared = roleNames.slice(0, roles).map((role) => `  ${role}: 'A role',`);
  return `import { defineRoles } from 'gen-dtos';

export const { field, model, roles } = defineRoles({
${declared.join('\n')}
});
`;
}

/**
 * A model with nine fields that clients may write and three that nobody may, as in
 * `models/user.model.ts`.
 */
export function modelModule(name: string, roles: number): string {
  const by = (offset: number): string => {
    const every = Math.min(3, roles);
    const names = roleNames.slice(0, roles).filter((_, index) => index % every === offset % every);
    return `{ writableBy: [${names.map((role) => `'${role}'`).join(', ')}] }`;
  };
  return `import * as v from 'valibot';
import { field, model } from '../access.js';

export const ${name} = model('${name}', {
  id: field(v.pipe(v.string(), v.uuid())),
  email: field(v.pipe(v.string(), v.email(), v.maxLength(254)), ${by(0)}),
  name: field(v.pipe(v.string(), v.minLength(1), v.maxLength(50)), ${by(0)}),
  bio: field(v.nullable(v.pipe(v.string(), v.maxLength(500))), ${by(1)}),
  age: field(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(150)), ${by(1)}),
  state: field(v.picklist(['open', 'closed', 'waiting']), ${by(2)}),
  tags: field(v.pipe(v.array(v.pipe(v.string(), v.maxLength(30))), v.maxLength(10)), ${by(0)}),
  newsletter: field(v.optional(v.boolean(), false), ${by(0)}),
  place: field(v.strictObject({ city: v.string(), zip: v.optional(v.string()) }), ${by(2)}),
  is_admin: field(v.boolean(), ${by(1)}),
  password_hash: field(v.string()),
  created_at: field(v.pipe(v.string(), v.isoTimestamp())),
});
`;
}
