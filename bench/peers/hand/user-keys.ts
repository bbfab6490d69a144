// A `switch` is faster than a set here.
export function isUserKey(key: string): boolean {
  switch (key) {
    case 'email':
    case 'display_name':
    case 'bio':
    case 'age':
    case 'url':
    case 'tags':
    case 'preferences':
    case 'addresses':
      return true;
    default:
      return false;
  }
}

export function isPreferencesKey(key: string): boolean {
  switch (key) {
    case 'theme':
    case 'language':
    case 'newsletter':
    case 'page_size':
      return true;
    default:
      return false;
  }
}

export function isAddressKey(key: string): boolean {
  switch (key) {
    case 'street':
    case 'city':
    case 'zip':
    case 'country':
      return true;
    default:
      return false;
  }
}
