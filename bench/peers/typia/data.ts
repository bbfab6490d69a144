import typia from 'typia';

// typia replaces these calls with code: see ahead-of-time.ts.

interface Data {
  number: number;
  negNumber: number;
  maxNumber: number;
  string: string;
  longString: string;
  boolean: boolean;
  deeplyNested: { foo: string; num: number; bool: boolean };
}

export const assertData = typia.createAssertEquals<Data>();
export const isData = typia.createEquals<Data>();
export const cloneData = typia.misc.createClone<Data>();
