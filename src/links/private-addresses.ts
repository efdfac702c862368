/**
 * Tells addresses of the network at home from those of the internet. A manuscript is written by others: an address
 * in it must not make this machine ask its own services, its router, or the secrets that clouds give to whoever
 * asks at 169.254.169.254.
 */
import { BlockList, isIP } from 'node:net';

/** What is not the open internet, by the registries of special addresses (RFC 6890 and its successors). */
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const NOT_PUBLIC_V6: readonly (readonly [string, number])[] = [
  // Unspecified, loopback, and the old way to write an IPv4 address.
  ['::', 96],
  // NAT64 of a network's own, discard-only, benchmarks, Teredo, ORCHID, documentation.
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['5f00::', 16],
  // Unique local, link-local, the former site-local, multicast.
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const notPublic = new BlockList();
for (const [address, bits] of NOT_PUBLIC_V4) {
  notPublic.addSubnet(address, bits, 'ipv4');
  // The same addresses within NAT64 and 6to4. (Those mapped into IPv6 are known to the list itself.)
  const hex = hexadecimal(address);
  notPublic.addSubnet(`64:ff9b::${hex}`, 96 + bits, 'ipv6');
  notPublic.addSubnet(`2002:${hex}::`, 16 + bits, 'ipv6');
}
for (const [address, bits] of NOT_PUBLIC_V6) notPublic.addSubnet(address, bits, 'ipv6');

/** True for an IP address that is not one of the open internet, and for what is no IP address. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return notPublic.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** The IP address that the host of a URL is, if it is one. */
export function ipOfHost(hostname: string): string | undefined {
  const plain = hostname.replaceAll(/^\[|\]$/gu, '');
  return isIP(plain) === 0 ? undefined : plain;
}

/** `10.0.0.0` → `a00:0`. */
function hexadecimal(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
