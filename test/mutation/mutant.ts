/** Whether a mutant of Stryker's is switched on. */
export function isMutated(): boolean {
  const { __stryker__: stryker } = globalThis as { __stryker__?: { activeMutant?: string } };
  return stryker?.activeMutant !== undefined;
}
