/** `DtoOf` and the types that the generator prints are assignable to each other, whatever holds the models. */
import type { DtoOf } from 'gen-dtos';
import type { Depot } from '../model.js';

interface CreateAddressByOwner {
  street: string;
  label?: string;
  country: string;
  verified_at?: never;
}
interface UpdateAddressByOwner {
  street?: string;
  label?: string | null;
  country?: string;
  verified_at?: never;
}

interface UpdateDepotByOwner {
  name?: { first: string };
  deep?: (string | CreateAddressByOwner)[] | null;
  few?: CreateAddressByOwner[];
  some?: CreateAddressByOwner[];
  record?: Record<string, CreateAddressByOwner>;
  listed?: { home?: CreateAddressByOwner; work?: CreateAddressByOwner };
  map?: Map<string, CreateAddressByOwner>;
  keys?: Map<CreateAddressByOwner, string>;
  set?: Set<CreateAddressByOwner>;
  tuple?: [CreateAddressByOwner, string];
  strictTuple?: [CreateAddressByOwner];
  looseTuple?: [CreateAddressByOwner, ...unknown[]];
  tupleWithRest?: [string, ...CreateAddressByOwner[]];
  object?: { door: number; address: CreateAddressByOwner };
  strictObject?: { address: CreateAddressByOwner };
  looseObject?: { address: CreateAddressByOwner } & { [key: string]: unknown };
  objectWithRest?: { main: CreateAddressByOwner } & { [key: string]: CreateAddressByOwner };
  intersect?: CreateAddressByOwner & { door: number };
  optional?: UpdateAddressByOwner;
  nullish?: UpdateAddressByOwner | null;
  nonNullable?: UpdateAddressByOwner;
  nonOptional?: UpdateAddressByOwner;
  nonNullish?: UpdateAddressByOwner;
  lazy?: UpdateAddressByOwner;
  titled?: UpdateAddressByOwner;
  lists?: Record<string, Set<(CreateAddressByOwner | null)[]>>;
  piped?: CreateAddressByOwner;
  pipedList?: CreateAddressByOwner[];
  pipedOn?: never;
  pipedTwice?: never;
}

type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;
declare function same<Left, Right>(verdict: Same<Left, Right>): void;

type Update = DtoOf<typeof Depot, 'update', 'owner'>;
same<Update, UpdateDepotByOwner>(true);

type WithWholeModel = Omit<UpdateDepotByOwner, 'lazy'> & { lazy?: CreateAddressByOwner };
same<Update, WithWholeModel>(true); // refused: a wrapper would be a container
same<Update, WithWholeModel>(false); // accepted: they differ

type WithPartInSet = Omit<UpdateDepotByOwner, 'set'> & { set?: Set<UpdateAddressByOwner> };
same<Update, WithPartInSet>(true); // refused: a container would be a wrapper
same<Update, WithPartInSet>(false); // accepted: they differ
