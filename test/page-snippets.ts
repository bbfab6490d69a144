/** The TypeScript of a page, by the file that its first line names. */
export const snippetsOf = (page: string): ReadonlyMap<string, string> =>
  new Map(
    [...page.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, file = '', text = '']) => [
      file,
      text,
    ]),
  );
