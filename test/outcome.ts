/** What comes of a run over some files. */
import { expect } from 'vitest';
import { modelFile, Project, type Files } from './project.js';

export const GOOD: Files = { 'user.model.ts': modelFile() };

/** What a run says, and that it wrote nothing. */
export async function refused(files: Files): Promise<{ code: number | null; said: string[] }> {
  const project = new Project(files);
  const { code, stdout, stderr } = await project.run('--json');
  expect(project.list(), stderr).toEqual([]);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: {
      code: string;
      help: string;
      message: string;
      location?: Record<string, unknown>;
    }[];
  };
  for (const { message, help } of diagnostics) {
    expect(message).toMatch(/\S/);
    expect(help).toMatch(/\.$/);
  }
  const said = diagnostics.map(({ code, location = {} }) =>
    [code, ['file', 'line', 'column'].flatMap((key) => location[key] ?? []).join(':')].join(' '),
  );
  return { code, said };
}

/** Runs that end well. */
export async function accepted(files: Files): Promise<string[]> {
  const project = new Project(files);
  const { code, stderr } = await project.run('--silent');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return project.list();
}

/** Several tests look at what one run said. */
export function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
