/** Runs the command over files and looks at the outcome. */
import { expect } from 'vitest';
import { modelFile, Project, type Files } from './project.js';

export const GOOD: Files = { 'user.model.ts': modelFile() };

/** The same with a configuration of its own. */
export const configured = (text: string): Files => ({ ...GOOD, 'gen-dtos.config.ts': text });

/** The complaints of a run that must write nothing. */
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

/** The complaints of a run that must succeed. */
export async function accepted(files: Files): Promise<string[]> {
  const project = new Project(files);
  const { code, stderr } = await project.run('--silent');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return project.list();
}

/** Makes a result once, for several tests. */
export function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
