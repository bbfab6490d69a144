/** The usual names of the configuration file. The first that exists counts. */
export const CONFIG_FILES: readonly string[] = ['ts', 'mts', 'js', 'mjs'].map(
  (extension) => `gen-dtos.config.${extension}`,
);
