import type { Fact, FactName, MachineFacts } from '../../preload/contract/facts';
import { FACT_NAMES } from '../../preload/contract/facts';
import { showServerDetail, type ServerDetail } from '../cloud/clouddc';
import { showDesktop, type DesktopDetail } from '../cloud/desktop-detail';
import type { OwnedMachine } from './inventory';

/** The values of each name; empty ones are those that were not told. */
type Told = Partial<Readonly<Record<FactName, readonly string[]>>>;

/** In the order of their names, each value once. */
function factsOf(told: Told): Fact[] {
  return FACT_NAMES.flatMap((name) =>
    [...new Set(told[name])].filter((value) => value !== '').map((value) => ({ name, value })),
  );
}

/** The cloud tells megabytes, as text. */
function memoryOf(megabytes: string): string {
  if (!/^\d+$/.test(megabytes)) return megabytes;
  const number = Number(megabytes);
  return number >= 1024 && number % 512 === 0 ? `${number / 1024} GB` : `${megabytes} MB`;
}

function diskOf({ type, size }: { readonly type: string; readonly size: string }): string {
  return [size === '' ? '' : `${size} GB`, type].filter(Boolean).join(' · ');
}

const tagOf = ({ key, value }: { readonly key: string; readonly value: string }): string =>
  value === '' ? key : `${key}=${value}`;

/** What is not so goes without saying. */
const onlyTrue = (flag: string): readonly string[] => (flag === 'true' ? [flag] : []);

/** What is known of a desktop. */
export function desktopFacts(row: DesktopDetail): Fact[] {
  const { metadata, product } = row;
  const addresses = Object.values(row.addresses ?? {}).flatMap(({ rows }) => rows);
  const kind = product?.product_id ?? '';
  const flavor = product?.flavor_id ?? '';
  return factsOf({
    product: [kind],
    flavor: [flavor, row.flavor?.id ?? ''].filter((one) => one !== kind),
    cpu: [product?.cpu ?? ''],
    memory: [memoryOf(product?.memory ?? '')],
    systemDisk: row.root_volume ? [diskOf(row.root_volume)] : [],
    dataDisk: (row.data_volumes?.rows ?? []).map(diskOf),
    system: [row.os_version, metadata?.desktop_os_version ?? '', metadata?.os_type ?? ''].filter(
      (one, index, all) => !all.slice(0, index).some((before) => before.includes(one)),
    ),
    image: [metadata?.image_name ?? ''],
    hostName: [row.os_host_name],
    domain: [row.domain],
    desktopType: [row.desktop_type],
    assignment: [row.attach_state],
    address: addresses.map(({ addr }) => addr),
    mac: addresses.map((one) => one['OS-EXT-IPS-MAC:mac_addr']),
    securityGroup: (row.security_groups?.rows ?? []).map(({ name, id }) => name || id),
    internet: [row.internet_mode],
    zone: [row.availability_zone],
    site: [row.site_name],
    created: [row.created],
    maintenance: onlyTrue(row.in_maintenance_mode),
    frozen: onlyTrue(row.is_freeze),
    isolated: onlyTrue(row.isolated),
    progress: [row.process === '' ? '' : `${row.process} %`],
    tag: (row.tags?.rows ?? []).map(tagOf),
  });
}

/** What is known of a physical server. */
export function serverFacts(row: ServerDetail): Fact[] {
  const { hardware_attributes: hardware, error } = row;
  return factsOf({
    manufacturer: [hardware?.manufacturer ?? ''],
    model: [hardware?.model ?? ''],
    serial: [hardware?.sn ?? ''],
    boardManufacturer: [hardware?.main_board_manufacturer ?? ''],
    boardSerial: [hardware?.main_board_serial_number ?? ''],
    manageState: [row.manage_state],
    operation: [row.operation_state],
    // What its numbers mean is not published; zero is the usual one.
    frozenState: [row.frozen_state === '0' ? '' : row.frozen_state],
    fault: [[error?.error_code, error?.error_type, error?.error_msg].filter(Boolean).join(' · ')],
    onboarded: [row.onboard_time],
    tag: (row.tags?.rows ?? []).map(tagOf),
  });
}

/**
 * Reads what a machine is made of, with one call of its own: the lists do not have it.
 * @throws Failure when it cannot be read
 */
export async function readFacts({ machine, account }: OwnedMachine): Promise<MachineFacts> {
  const { client } = account.connection;
  const facts =
    machine.kind === 'desktop'
      ? desktopFacts(await showDesktop(client, machine.nativeId))
      : serverFacts(await showServerDetail(client, machine.nativeId));
  return { machineId: machine.id, facts };
}
