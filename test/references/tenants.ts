/** Two tenants in a real database, and handlers that write what was parsed and nothing else. */
import { PGlite } from '@electric-sql/pglite';
import type { AskedReferences, Dto, MayReference, ParseOptions } from 'gen-dtos/runtime';
import { parseJson, parseMany, readReferenced } from 'gen-dtos/runtime';

export interface Principal {
  readonly id: string;
  readonly tenant: 'red' | 'blue';
}

export const ANN: Principal = { id: id(1), tenant: 'red' };
export const BOB: Principal = { id: id(2), tenant: 'red' };
export const EVE: Principal = { id: id(3), tenant: 'blue' };
export const RED_PROJECT = id(11);
export const BLUE_PROJECT = id(12);
export const NOBODYS = id(99);

/** A recognizable uuid. */
export function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The tables that references are looked up in. */
const TABLES: Readonly<Record<string, string>> = { User: 'users', Project: 'projects' };

export class Tenants {
  readonly #database: PGlite;
  /** The look-ups of references, by model. */
  readonly asked: AskedReferences[] = [];

  private constructor(database: PGlite) {
    this.#database = database;
  }

  static async open(): Promise<Tenants> {
    const database = await PGlite.create();
    await database.exec(`
      create table users (id uuid primary key, tenant text not null);
      create table projects (id uuid primary key, tenant text not null, name text not null);
      create table tasks (
        id uuid primary key default gen_random_uuid(), title text not null,
        project_id uuid not null references projects, assignee_id uuid references users
      );
      create table members (project_id uuid references projects, user_id uuid references users);
      insert into users values ('${ANN.id}', 'red'), ('${BOB.id}', 'red'), ('${EVE.id}', 'blue');
      insert into projects values ('${RED_PROJECT}', 'red', 'Red'), ('${BLUE_PROJECT}', 'blue', 'Blue');
    `);
    return new Tenants(database);
  }

  /** The ids that belong to the caller's tenant, with one query per model. */
  readonly mayReference: MayReference = async (asked) => {
    this.asked.push(asked);
    const { model, ids, principal } = asked;
    const table = TABLES[model];
    if (table === undefined) return [];
    const { rows } = await this.#database.query<{ id: string }>(
      `select id from ${table} where id = any($1) and tenant = $2`,
      [ids, (principal as Principal).tenant],
    );
    return rows.map((row) => row.id);
  };

  /** Parses a body's text as a handler would, with `mayReference`. */
  read<Output>(dto: Dto<Output>, principal: Principal, text: string): Promise<Output> {
    const { mayReference } = this;
    const read = (options: ParseOptions): Output => parseJson(dto, text, options);
    return readReferenced(read, { mayReference, principal });
  }

  readMany<Output>(dto: Dto<Output>, principal: Principal, items: unknown): Promise<Output[]> {
    const { mayReference } = this;
    const read = (options: ParseOptions): Output[] => parseMany(dto, items, options);
    return readReferenced(read, { mayReference, principal });
  }

  async reset(): Promise<void> {
    await this.#database.exec('truncate tasks, members');
    this.asked.length = 0;
  }

  async insertTask(task: Task): Promise<void> {
    await this.#database.sql`
      insert into tasks (title, project_id, assignee_id)
      values (${task.title}, ${task.project_id}, ${task.assignee_id ?? null})`;
  }

  async moveTasks(changes: Partial<Task>): Promise<void> {
    await this.#database
      .sql`update tasks set project_id = coalesce(${changes.project_id}, project_id)`;
  }

  async changeMembers(project: string, { connect, disconnect, set }: Members): Promise<void> {
    const gone = set ? await this.members(project) : (disconnect ?? []);
    for (const user of gone) {
      await this.#database
        .sql`delete from members where project_id = ${project} and user_id = ${user}`;
    }
    for (const user of set ?? connect ?? []) {
      await this.#database.sql`insert into members values (${project}, ${user})`;
    }
  }

  async tasks(): Promise<Task[]> {
    const { rows } = await this.#database.sql<Task>`
      select title, project_id, assignee_id from tasks order by title`;
    return rows;
  }

  async members(project: string): Promise<string[]> {
    const { rows } = await this.#database.sql<{ user_id: string }>`
      select user_id from members where project_id = ${project} order by user_id`;
    return rows.map((row) => row.user_id);
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

export interface Task {
  readonly title: string;
  readonly project_id: string;
  readonly assignee_id?: string | null;
}

export interface Members {
  readonly connect?: readonly string[];
  readonly disconnect?: readonly string[];
  readonly set?: readonly string[];
}
