/** Does an address (folded text of a place) answer to what was typed after `ip:`? */
export type AddressTest = (address: string) => boolean;

function toNumber(address: string): number | null {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** An address by its beginning (`10.24.`), or a network as `10.24.0.0/16`. */
export function addressTest(value: string): AddressTest {
  const [address = '', bits = ''] = value.split('/', 2);
  const network = toNumber(address);
  const length = Number(bits);
  if (network === null || !/^\d{1,2}$/.test(bits) || length > 32) {
    return (place) => place.startsWith(address);
  }
  const size = 2 ** (32 - length);
  const wanted = Math.floor(network / size);
  return (place) => {
    const number = toNumber(place);
    return number !== null && Math.floor(number / size) === wanted;
  };
}
