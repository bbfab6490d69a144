import * as v from 'valibot';
import { reference } from 'gen-dtos';
import { field, model, relation } from './access.js';

export const User = model('User', {
  id: field(v.pipe(v.string(), v.uuid())),
  is_admin: field(v.boolean()),
});

export const Project = model('Project', {
  id: field(v.pipe(v.string(), v.uuid())),
  name: field(v.string(), { writableBy: ['owner'] }),
  created_by: field(reference(User)), // server-controlled
  members: field(
    v.optional(
      relation('ProjectMembers', User, {
        connect: ['owner'],
        disconnect: ['owner'],
        set: ['admin'],
      }),
    ),
    { writableBy: ['owner', 'admin'], stored: false },
  ),
});

export const Task = model('Task', {
  id: field(v.pipe(v.string(), v.uuid())),
  title: field(v.string(), { writableBy: ['owner'] }),
  project_id: field(reference(Project), { writableBy: ['owner'] }),
  assignee_id: field(v.optional(v.nullable(reference(User))), { writableBy: ['owner'] }),
});
