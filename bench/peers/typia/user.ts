import typia, { tags } from 'typia';

// typia replaces these calls with code: see ahead-of-time.ts.

interface Address {
  street: string & tags.MinLength<1> & tags.MaxLength<200>;
  city: string & tags.MinLength<1> & tags.MaxLength<100>;
  zip: string & tags.MinLength<1> & tags.MaxLength<20>;
  country: string & tags.MinLength<2> & tags.MaxLength<2>;
}

interface Preferences {
  theme?: 'light' | 'dark';
  language?: string & tags.MinLength<2> & tags.MaxLength<2>;
  newsletter?: boolean;
  page_size?: number & tags.Type<'int32'> & tags.Minimum<1> & tags.Maximum<100>;
}

interface User {
  email?: string &
    tags.Pattern<'^[\\w+-]+(?:\\.[\\w+-]+)*@[\\dA-Za-z]+(?:[.-][\\dA-Za-z]+)*\\.[A-Za-z]{2,}$'> &
    tags.MaxLength<254>;
  display_name?: string & tags.MinLength<1> & tags.MaxLength<50>;
  bio?: string & tags.MaxLength<500>;
  age?: number & tags.Type<'int32'> & tags.Minimum<0> & tags.Maximum<150>;
  url?: string & tags.Pattern<'^https://'> & tags.MaxLength<200>;
  tags?: (string & tags.MinLength<1> & tags.MaxLength<30>)[] & tags.MaxItems<10>;
  preferences?: Preferences;
  addresses?: Address[] & tags.MaxItems<5>;
}

export const validateUser = typia.createValidateEquals<User>();
export const isUser = typia.createEquals<User>();
export const cloneUser = typia.misc.createClone<User>();
