/** Whether one of Stryker's mutants is active. */
export function isMutated(): boolean {
  const { __stryker__: stryker } = globalThis as { __stryker__?: { activeMutant?: string } };
  return stryker?.activeMutant !== undefined;
}
